//! Several notices in a row are one change.

use std::collections::BTreeSet;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use super::Notice;

/// What was saved in a row, and when.
#[derive(Debug)]
pub(super) struct Change {
    /// When it began.
    began: Instant,
    /// When it was last heard of.
    heard: Instant,
    /// The paths since they were last taken, in order; the empty path is any.
    paths: BTreeSet<String>,
}

impl Change {
    /// Waits for a notice; none when the waiting is over.
    pub(super) fn begin(notices: &Receiver<Notice>) -> Option<Self> {
        let paths = BTreeSet::from([path(notices.recv().ok()?)?]);
        let began = now();
        Some(Self { began, heard: began, paths })
    }

    /// Listens until nothing has come for a while since the last notice, or the change has taken long; none when the waiting is over.
    pub(super) fn gather(&mut self, notices: &Receiver<Notice>, (quiet, most): (Duration, Duration)) -> Option<()> {
        while self.next(notices, (quiet, most))? {}
        Some(())
    }

    /// Listens for one more notice, and tells whether there was one; none when the waiting is over.
    pub(super) fn next(&mut self, notices: &Receiver<Notice>, (quiet, most): (Duration, Duration)) -> Option<bool> {
        let now = now();
        if now >= self.began + most {
            return Some(false);
        }
        let end = (self.heard + quiet).min(self.began + most);
        let Ok(notice) = notices.recv_timeout(end.saturating_duration_since(now)) else { return Some(false) };
        self.paths.insert(path(notice)?);
        self.heard = self::now();
        Some(true)
    }

    /// Takes the paths that were saved since they were last taken.
    pub(super) fn take(&mut self) -> Vec<String> {
        std::mem::take(&mut self.paths).into_iter().collect()
    }
}

/// Returns the path of a notice; none when it ends the waiting.
fn path(notice: Notice) -> Option<String> {
    match notice {
        Notice::Changed(path) => Some(path),
        Notice::Lost => Some(String::new()),
        Notice::Stop => None,
    }
}

/// Returns the time.
#[expect(clippy::disallowed_methods, reason = "a wait ends by the clock; nothing built depends on it")]
fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    /// Gathers notices that are there already, while more could come.
    fn gathered(notices: &[Notice]) -> Option<Vec<String>> {
        let (sender, receiver) = mpsc::channel();
        for notice in notices {
            sender.send(notice.clone()).unwrap();
        }
        let mut change = Change::begin(&receiver)?;
        change.gather(&receiver, (Duration::from_millis(5), Duration::from_secs(5)))?;
        Some(change.take())
    }

    /// A change of a file.
    fn changed(path: &str) -> Notice {
        Notice::Changed(path.to_owned())
    }

    #[test]
    fn several_saves_are_one_change() {
        let paths = gathered(&[changed("b"), changed("a"), changed("b"), Notice::Lost]);
        assert_eq!(paths, Some(vec![String::new(), "a".to_owned(), "b".to_owned()]));
    }

    #[test]
    fn to_stop_ends_the_waiting_at_once() {
        assert_eq!(gathered(&[Notice::Stop]), None);
        assert_eq!(gathered(&[changed("a"), Notice::Stop]), None);
    }

    #[test]
    fn a_change_that_does_not_end_is_told_of_nevertheless() {
        let (sender, receiver) = mpsc::channel();
        for _ in 0..1000 {
            sender.send(changed("a")).unwrap();
        }
        let mut change = Change::begin(&receiver).unwrap();
        assert_eq!(change.gather(&receiver, (Duration::from_secs(5), Duration::ZERO)), Some(()));
        assert_eq!(change.take(), ["a"]);
        assert!(receiver.try_recv().is_ok(), "the rest is the next change");
    }

    #[test]
    fn a_change_goes_on_with_what_is_saved_soon_after() {
        let (sender, receiver) = mpsc::channel();
        sender.send(changed("a")).unwrap();
        let mut change = Change::begin(&receiver).unwrap();
        let pace = (Duration::from_millis(5), Duration::from_secs(5));
        assert_eq!((change.next(&receiver, pace), change.take()), (Some(false), vec!["a".to_owned()]));
        sender.send(changed("b")).unwrap();
        assert_eq!((change.next(&receiver, pace), change.take()), (Some(true), vec!["b".to_owned()]));
        sender.send(Notice::Stop).unwrap();
        assert_eq!(change.next(&receiver, pace), None);
    }
}
