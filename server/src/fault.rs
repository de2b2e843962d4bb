//! Points at which a debug build ends itself, as a machine whose power fails, or panics: for stories that look at what
//! is left, and at what goes on. Which one, and at which passing, says the environment of the process. That is no
//! setting of the program's, and a release build has nothing of it.

/// Where the program can be ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Point {
    /// Everything of a transaction is written, and nothing of it holds yet.
    BeforeCommit,
    /// It holds, and nobody was told.
    AfterCommit,
    /// A mail is claimed and written.
    BeforeSend,
    /// The mail server has answered, or the file is there.
    AfterSend,
    /// It took the mail, and the row does not say so yet.
    BeforeMark,
}

/// Ends the process at once, or panics, where its environment says so; else does nothing.
#[cfg(debug_assertions)]
pub(crate) fn pass(point: Point) {
    armed::pass(point);
}

/// Does nothing.
#[cfg(not(debug_assertions))]
pub(crate) const fn pass(_: Point) {}

/// What can be done while compiling neither reads an environment nor ends a process: each release build shows it anew.
#[cfg(not(debug_assertions))]
const _: () = pass(Point::AfterCommit);

#[cfg(debug_assertions)]
mod armed {
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::Point;

    /// A point and the number of its passing, from 1: `after-commit:3` ends the process there, and
    /// `after-commit:3:panic` panics.
    const VARIABLE: &str = "FAULT_IN_UITZWAAI";

    /// Where the process ends.
    pub(super) struct Armed {
        point: Point,
        /// It panics instead.
        pub(super) panics: bool,
        left: AtomicU32,
    }

    pub(super) fn pass(point: Point) {
        static ARMED: OnceLock<Option<Armed>> = OnceLock::new();
        let armed = ARMED.get_or_init(|| std::env::var(VARIABLE).ok().and_then(|text| Armed::read(&text)));
        if let Some(armed) = armed.as_ref().filter(|armed| armed.is_reached(point)) {
            assert!(!armed.panics, "the point {point:?}, as the environment says");
            // Nothing is unwound, flushed or finished.
            std::process::abort();
        }
    }

    impl Armed {
        pub(super) fn read(text: &str) -> Option<Self> {
            let (text, panics) = text.strip_suffix(":panic").map_or((text, false), |text| (text, true));
            let (point, passing) = text.split_once(':')?;
            let point = match point {
                "before-commit" => Point::BeforeCommit,
                "after-commit" => Point::AfterCommit,
                "before-send" => Point::BeforeSend,
                "after-send" => Point::AfterSend,
                "before-mark" => Point::BeforeMark,
                _ => return None,
            };
            let passing = passing.parse().ok().filter(|passing: &u32| *passing > 0)?;
            Some(Self { point, panics, left: AtomicU32::new(passing) })
        }

        pub(super) fn is_reached(&self, point: Point) -> bool {
            self.point == point && self.left.fetch_sub(1, Ordering::Relaxed) == 1
        }
    }
}

#[cfg(all(test, debug_assertions))]
mod tests {
    use super::Point;
    use super::armed::Armed;

    #[test]
    fn a_point_is_reached_at_the_passing_that_was_named() {
        let armed = Armed::read("after-send:2").expect("a point and a number");
        assert!(!armed.is_reached(Point::AfterSend));
        assert!(!armed.is_reached(Point::BeforeSend), "another point is no passing");
        assert!(armed.is_reached(Point::AfterSend));
        assert!(!armed.is_reached(Point::AfterSend));
    }

    #[test]
    fn it_panics_where_that_is_asked_for() {
        let armed = Armed::read("before-send:1:panic").expect("a point, a number and how");
        assert!(armed.panics && armed.is_reached(Point::BeforeSend));
        assert!(!Armed::read("before-send:1").expect("a point and a number").panics);
    }

    #[test]
    fn what_names_no_point_arms_nothing() {
        for text in ["", "after-commit", "after-commit:0", "after-commit:x", "after-lunch:1", "after-commit:panic"] {
            assert!(Armed::read(text).is_none(), "{text}");
        }
    }
}
