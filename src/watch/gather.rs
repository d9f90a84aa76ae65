//! Several notices in a row are one change.

use std::collections::BTreeSet;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use super::Notice;

/// Waits for a notice, then until none has come for a while or it has taken long; returns the paths, in order, and the empty path
/// for any. None when the waiting is over.
pub(super) fn gather(notices: &Receiver<Notice>, (quiet, most): (Duration, Duration)) -> Option<Vec<String>> {
    let mut paths = BTreeSet::from([path(notices.recv().ok()?)?]);
    let end = now() + most;
    while let left @ 1.. = end.saturating_duration_since(now()).as_nanos() {
        let patience = quiet.min(Duration::from_nanos(u64::try_from(left).unwrap_or(u64::MAX)));
        let Ok(notice) = notices.recv_timeout(patience) else { break };
        paths.insert(path(notice)?);
    }
    Some(paths.into_iter().collect())
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
        gather(&receiver, (Duration::from_millis(5), Duration::from_secs(5)))
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
        let first = gather(&receiver, (Duration::from_secs(5), Duration::ZERO));
        assert_eq!(first, Some(vec!["a".to_owned()]));
        assert!(receiver.try_recv().is_ok(), "the rest is the next change");
    }
}
