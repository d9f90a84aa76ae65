//! What is served right now, and who waits for the next.
//!
//! Owns the one value that changes while the server runs: the last good edition, and the problems that keep the next one
//! from taking its place.

use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::edition::Edition;

/// What is served, shared by the threads.
#[derive(Debug, Default)]
pub struct Live {
    /// The state.
    state: Mutex<State>,
    /// Wakes who waits when the state has changed.
    changed: Condvar,
}

/// What is served at one moment.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    /// The last good edition, if there has been one.
    pub(super) edition: Option<Arc<Edition>>,
    /// The problems of the content since, as a terminal shows them.
    pub(super) problems: Option<Arc<str>>,
}

/// What tells two states apart: a page compares them with its own, and knows what to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// Everything but the styles; when it differs, the page is loaded anew.
    pub(super) pages: u64,
    /// The styles; when they differ, they are exchanged in place.
    pub(super) styles: u64,
    /// The problems; 0 is none.
    pub(super) problems: u64,
}

impl Marks {
    /// Returns the marks as an object; they say that something changed, not what.
    pub(super) fn json(self) -> String {
        let Self { pages, styles, problems } = self;
        let mut json = format!(r#"{{"pages":"{pages:x}","styles":"{styles:x}","problems":""#);
        if problems != 0 {
            let _ = write!(json, "{problems:x}");
        }
        json.push_str("\"}");
        json
    }
}

impl State {
    /// Returns the marks of the state.
    pub(super) fn marks(&self) -> Marks {
        let (pages, styles) = self.edition.as_ref().map_or((0, 0), |edition| (edition.pages, edition.styles));
        Marks { pages, styles, problems: self.problems.as_deref().map_or(0, digest) }
    }
}

/// Returns a number for a text that is not 0.
fn digest(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish().max(1)
}

impl Live {
    /// Serves an edition from now on, and forgets the problems.
    pub fn publish(&self, edition: Edition) {
        *self.lock() = State { edition: Some(Arc::new(edition)), problems: None };
        self.changed.notify_all();
    }

    /// Shows problems over the last good edition, which stays.
    pub fn fail(&self, problems: &str) {
        self.lock().problems = Some(problems.into());
        self.changed.notify_all();
    }

    /// Returns the state.
    pub(super) fn state(&self) -> State {
        self.lock().clone()
    }

    /// Waits until the marks differ from those seen; none when that takes too long.
    pub(super) fn wait(&self, seen: Marks, most: Duration) -> Option<Marks> {
        let same = |state: &mut State| state.marks() == seen;
        let waited = self.changed.wait_timeout_while(self.lock(), most, same);
        let (state, time) = waited.unwrap_or_else(PoisonError::into_inner);
        (!time.timed_out()).then(|| state.marks())
    }

    /// Takes hold of the state.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::edition::Copies;
    use super::*;

    #[test]
    fn a_failure_leaves_the_last_good_edition_and_a_success_clears_the_problems() {
        let live = Live::default();
        assert_eq!(live.state().marks(), Marks::default());
        live.publish(Edition::of(None, BTreeMap::new(), &Copies::default()));
        let good = live.state().marks();
        live.fail("error: x");
        let bad = live.state().marks();
        assert_eq!((bad.pages, bad.styles, bad.problems != 0), (good.pages, good.styles, true));
        assert!(live.state().edition.is_some());
        live.publish(Edition::of(None, BTreeMap::new(), &Copies::default()));
        assert_eq!(live.state().marks(), good);
    }

    #[test]
    fn who_waits_hears_of_what_differs_only() {
        let live = Live::default();
        let seen = live.state().marks();
        assert_eq!(live.wait(seen, Duration::from_millis(1)), None);
        live.fail("error: x");
        assert_eq!(live.wait(seen, Duration::ZERO), Some(live.state().marks()));
    }

    #[test]
    fn marks_say_nothing_of_the_content() {
        let json = Marks { pages: 255, styles: 16, problems: 0 }.json();
        assert_eq!(json, r#"{"pages":"ff","styles":"10","problems":""}"#);
        let json = Marks { pages: 0, styles: 0, problems: 10 }.json();
        assert_eq!(json, r#"{"pages":"0","styles":"0","problems":"a"}"#);
    }
}
