//! What whoever sees to a point says of it: that it is being done or is done, and what came of it.

use super::{PointFaultAt, PointField, PointStatus, RESULT_CHARACTERS, Reading};

/// How far a point is, in the words of its owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Being done, or done: whether it is taken up at all is for those who write points to say.
    pub status: PointStatus,
    /// What came of it; may be empty.
    pub result: String,
}

impl Progress {
    /// What an owner may choose from.
    pub fn statuses() -> impl Iterator<Item = PointStatus> {
        PointStatus::ALL.iter().copied().filter(|status| status.changes_something())
    }

    /// Reads the form, whose boxes are called as those of a point.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the form.
    pub fn read(fields: &[(String, String)]) -> Result<Self, Vec<PointFaultAt>> {
        let mut form = Reading::of(fields);
        let chosen = PointStatus::parse(form.typed(PointField::Status)).filter(|status| status.changes_something());
        let status = form.status(chosen);
        let result = form.text(PointField::Result, RESULT_CHARACTERS, false);
        match status {
            Some(status) if form.faults.is_empty() => Ok(Self { status, result }),
            Some(_) | None => Err(form.faults),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Progress;
    use crate::improvement::{PointFault, PointField, PointStatus, RESULT_CHARACTERS};

    fn fields(status: &str, result: &str) -> Vec<(String, String)> {
        vec![("status".to_owned(), status.to_owned()), ("result".to_owned(), result.to_owned())]
    }

    #[test]
    fn an_owner_says_that_it_is_being_done_or_done_and_nothing_else() {
        for status in PointStatus::ALL {
            let read = Progress::read(&fields(status.code(), " Alle scholen doen het. "));
            let expected = match status {
                PointStatus::Doing | PointStatus::Done => {
                    Ok(Progress { status: *status, result: "Alle scholen doen het.".to_owned() })
                }
                PointStatus::Proposed | PointStatus::Accepted | PointStatus::Declined => {
                    Err(vec![(PointField::Status, PointFault::UnknownChoice)])
                }
            };
            assert_eq!(read, expected, "{status}");
        }
    }

    #[test]
    fn both_boxes_say_what_is_wrong_with_them() {
        let max = RESULT_CHARACTERS;
        let expected = vec![
            (PointField::Status, PointFault::UnknownChoice),
            (PointField::Result, PointFault::TooLong { max, is: max + 1 }),
        ];
        assert_eq!(Progress::read(&fields("", &"x".repeat(max + 1))), Err(expected));
    }
}
