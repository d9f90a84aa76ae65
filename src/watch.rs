//! Which files changed: a watch on the folders that a site is made of.
//!
//! Owns the system's notices and what is made of them: what is never read is no change, and several saves in a row are one.
//! The output folder is not among the folders that are read, so a build beside it changes nothing here. What a change means is
//! the business of whoever waits for it.

mod gather;
mod notice;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use notify::{Config, ErrorKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use crate::files::Files;
use gather::Change;
use notice::{Places, notices};

pub use notice::Notice;

/// How long it must be quiet before files are read; an editor writes, renames and removes in a row.
const QUIET: Duration = Duration::from_millis(20);

/// How long it must be quiet before a change is over; who saves several files saves them one after the other.
const CALM: Duration = Duration::from_millis(65);

/// How long a change may take at most before it is over nevertheless.
const MOST: Duration = Duration::from_secs(1);

/// How often one looks where the system says nothing.
const OFTEN: Duration = Duration::from_millis(500);

/// How one learns of changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The system tells.
    Told,
    /// By looking again and again: for shared folders, of which the system says nothing.
    Looking,
}

/// Why nothing can be watched.
#[derive(Debug)]
pub struct WatchError(String);

impl fmt::Display for WatchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for WatchError {}

impl From<notify::Error> for WatchError {
    fn from(error: notify::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<io::Error> for WatchError {
    fn from(error: io::Error) -> Self {
        Self(error.to_string())
    }
}

/// A watch on the folders of a root.
pub struct Watch {
    /// The root.
    root: PathBuf,
    /// How one learns of changes.
    how: How,
    /// Why one looks, though the system was to tell.
    why: Option<String>,
    /// What gives the notices, for as long as it lives.
    watcher: Box<dyn Watcher + Send>,
    /// Where notices are sent.
    sender: Sender<Notice>,
    /// Where they arrive.
    notices: Receiver<Notice>,
    /// The change of the moment.
    change: Option<Change>,
    /// Whether the waiting was ended.
    stopped: bool,
}

impl Watch {
    /// Begins to watch; by looking, where the system will not tell.
    ///
    /// # Errors
    ///
    /// When the root is not there, or cannot be looked into.
    pub fn start(root: &Path, how: How) -> Result<Self, WatchError> {
        Self::try_start(root, how).or_else(|error| match how {
            How::Told => Ok(Self { why: Some(reason(&error)), ..Self::try_start(root, How::Looking)? }),
            How::Looking => Err(error.into()),
        })
    }

    /// Returns why one looks, though the system was to tell.
    pub fn why(&self) -> Option<&str> {
        self.why.as_deref()
    }

    /// Returns a way to end the waiting, from any thread.
    pub fn stop(&self) -> impl FnMut() + Send + 'static {
        let sender = self.sender.clone();
        move || {
            let _ = sender.send(Notice::Stop);
        }
    }

    /// Waits for the next change and returns the paths from the root that it touched, in order; the empty path is any. None when
    /// the waiting was ended.
    pub fn wait(&mut self) -> Option<Vec<String>> {
        let mut paths = self.begin()?;
        while let Some(more) = self.more() {
            paths.extend(more);
        }
        paths.sort();
        paths.dedup();
        (!self.stopped).then_some(paths)
    }

    /// Waits until a change has begun, and returns the paths as soon as they can be read, for who begins to work before it is over;
    /// [`Self::more`] says how it goes on. None when the waiting was ended.
    pub fn begin(&mut self) -> Option<Vec<String>> {
        self.change = if self.stopped { None } else { Change::begin(&self.notices) };
        self.gathered()
    }

    /// Returns the paths that the change has touched since; none when it is over, or the waiting was ended.
    pub fn more(&mut self) -> Option<Vec<String>> {
        match self.change.as_mut()?.next(&self.notices, (CALM, MOST)) {
            Some(true) => self.gathered(),
            Some(false) => None,
            None => self.end(),
        }
    }

    /// Notes that the waiting was ended.
    fn end(&mut self) -> Option<Vec<String>> {
        self.stopped = true;
        None
    }

    /// Takes the paths of the change when it is quiet.
    fn gathered(&mut self) -> Option<Vec<String>> {
        let change = self.change.as_mut()?;
        let Some(()) = change.gather(&self.notices, (QUIET, MOST)) else { return self.end() };
        let paths = change.take();
        // A folder that came or went is watched anew; what cannot be watched any more was told of.
        if paths.iter().any(|path| !path.contains('/')) {
            let _ = self.watch_all();
        }
        Some(paths)
    }

    /// Begins to watch in one way.
    fn try_start(root: &Path, how: How) -> notify::Result<Self> {
        let (sender, notices) = mpsc::channel();
        let watcher = watcher(root, how, sender.clone())?;
        let mut watch =
            Self { root: root.to_owned(), how, why: None, watcher, sender, notices, change: None, stopped: false };
        watch.watch_all()?;
        Ok(watch)
    }

    /// Watches every folder that is read, whether it is watched already or not.
    fn watch_all(&mut self) -> notify::Result<()> {
        for (name, place) in Files::places(&self.root)? {
            let whole_root = name.is_empty();
            if whole_root && self.how == How::Looking {
                continue; // it would look into every file beside the folders
            }
            let mode = if whole_root { RecursiveMode::NonRecursive } else { RecursiveMode::Recursive };
            self.watcher.watch(&place, mode)?;
        }
        Ok(())
    }
}

/// Makes what gives the notices.
fn watcher(root: &Path, how: How, sender: Sender<Notice>) -> notify::Result<Box<dyn Watcher + Send>> {
    let places = Places::new(Files::places(root)?);
    let tell = move |event| {
        for notice in notices(event, &places) {
            // Nobody waits any more when the program is about to end.
            let _ = sender.send(notice);
        }
    };
    // A link could lead anywhere, to the whole disk say; what is read through one is checked, what is watched is not.
    let config = Config::default().with_follow_symlinks(false);
    Ok(match how {
        How::Told => Box::new(RecommendedWatcher::new(tell, config)?),
        How::Looking => Box::new(PollWatcher::new(tell, config.with_poll_interval(OFTEN).with_compare_contents(true))?),
    })
}

/// Words why the system does not tell of changes.
fn reason(error: &notify::Error) -> String {
    match error.kind {
        ErrorKind::MaxFilesWatch => {
            "it has no watches left; on Linux `sysctl fs.inotify.max_user_watches` says how many there are".to_owned()
        }
        _ => error.to_string(),
    }
}
