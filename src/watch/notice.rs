//! From what the system says to what matters: paths from the root, of files that are read.

use std::path::{Path, PathBuf};

use notify::EventKind;
use notify::event::{AccessKind, AccessMode};

use crate::address::segment;
use crate::files::Files;

/// What is heard while waiting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A file or a folder changed, by its path from the root.
    Changed(String),
    /// Notices were lost: anything may have changed.
    Lost,
    /// The waiting is over.
    Stop,
}

/// The folders that are watched: their names, and their places on the disk.
pub(super) struct Places(Vec<(String, PathBuf)>);

impl Places {
    /// Takes names and places, the more special first.
    pub(super) fn new(places: Vec<(String, PathBuf)>) -> Self {
        Self(places)
    }

    /// Returns the path from the root of what lies somewhere on the disk.
    fn path(&self, disk: &Path) -> Option<String> {
        self.0.iter().find_map(|(name, place)| {
            let below = disk.strip_prefix(place).ok()?;
            let names = below.components().map(|part| part.as_os_str().to_string_lossy());
            let names: Vec<_> = Some(name.into())
                .filter(|name: &std::borrow::Cow<'_, str>| !name.is_empty())
                .into_iter()
                .chain(names)
                .collect();
            Some(segment::normalized(&names.join("/")))
        })
    }
}

/// Makes notices of what the system said.
pub(super) fn notices(said: notify::Result<notify::Event>, places: &Places) -> Vec<Notice> {
    let Ok(event) = said else { return vec![Notice::Lost] };
    if event.need_rescan() {
        return vec![Notice::Lost];
    }
    if !changes(event.kind) {
        return Vec::new();
    }
    let paths = event.paths.iter().filter_map(|path| places.path(path));
    paths.filter(|path| Files::takes_in(path)).map(Notice::Changed).collect()
}

/// Tells whether something changes by an event. To be opened and read changes nothing, and we do that ourselves.
fn changes(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(how) if how != AccessKind::Close(AccessMode::Write))
}

#[cfg(test)]
mod tests {
    use notify::Event;
    use notify::event::{CreateKind, Flag, ModifyKind};

    use super::*;

    /// A root whose `content` lies elsewhere.
    fn places() -> Places {
        let place = |name: &str, place: &str| (name.to_owned(), PathBuf::from(place));
        Places::new(vec![place("content", "/site/vault/words"), place("static", "/site/static"), place("", "/site")])
    }

    /// Returns the paths that a change of these files is taken for.
    fn heard(kind: EventKind, paths: &[&str]) -> Vec<String> {
        let event = paths.iter().fold(Event::new(kind), |event, path| event.add_path(path.into()));
        let path = |notice| if let Notice::Changed(path) = notice { path } else { panic!("{notice:?}") };
        notices(Ok(event), &places()).into_iter().map(path).collect()
    }

    #[test]
    fn paths_are_told_from_the_root() {
        let kind = EventKind::Modify(ModifyKind::Any);
        let paths = ["/site/vault/words/events/x.md", "/site/static/css/a.css", "/site/templates", "/site/vault/words"];
        assert_eq!(heard(kind, &paths), ["content/events/x.md", "static/css/a.css", "templates", "content"]);
        assert_eq!(heard(kind, &["/site/static/e\u{301}.png"]), ["static/\u{e9}.png"]);
    }

    #[test]
    fn what_is_not_read_is_no_change() {
        let kind = EventKind::Create(CreateKind::Any);
        for path in [
            "/site",
            "/site/public",
            "/site/public/index.html",
            "/site/.git",
            "/site/vault/words/.git/index",
            "/site/vault/words/events/.x.md.swp",
            "/site/vault/words/events/x.md~",
            "/site/vault/words/events/#x.md#",
            "/site/static/.DS_Store",
            "/elsewhere/content/x.md",
        ] {
            assert_eq!(heard(kind, &[path]), [""; 0], "{path}");
        }
        assert_eq!(heard(kind, &["/site/static/.well-known/x"]), ["static/.well-known/x"]);
    }

    #[test]
    fn to_be_read_is_no_change() {
        let path = ["/site/static/a.png"];
        for access in [AccessKind::Open(AccessMode::Any), AccessKind::Read, AccessKind::Close(AccessMode::Read)] {
            assert_eq!(heard(EventKind::Access(access), &path), [""; 0]);
        }
        assert_eq!(heard(EventKind::Access(AccessKind::Close(AccessMode::Write)), &path), ["static/a.png"]);
    }

    #[test]
    fn lost_notices_are_told_of() {
        let lost = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert_eq!(notices(Ok(lost), &places()), [Notice::Lost]);
        assert_eq!(notices(Err(notify::Error::generic("x")), &places()), [Notice::Lost]);
    }
}
