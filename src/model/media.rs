//! Pictures and other files that belong to an entry.

use crate::prose::Prose;

/// One file shown with an entry.
#[derive(Clone, Debug)]
pub struct Media {
    /// The file in the content folder, as `Files` names it.
    pub path: String,
    /// Words for those who cannot see it; empty when it only decorates.
    pub alt: String,
    /// Words below it.
    pub caption: Option<Prose>,
    /// Whose work it is.
    pub credit: Option<String>,
    /// Width and height in pixels, when the file says so.
    pub size: Option<(u32, u32)>,
}
