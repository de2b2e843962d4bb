//! The course follows a change right after it was stored, instead of at the timer's next round.

use domain::ids::DepartureId;

use super::advance::advance;
use crate::program::{FollowUp, Following, Program};

/// Takes the course further at once. Handed to [`Program::new`] by whoever puts a program together.
#[derive(Clone, Copy, Debug)]
pub struct AtOnce;

impl FollowUp for AtOnce {
    fn follow_up<'a>(&'a self, program: &'a Program, departure: DepartureId) -> Following<'a> {
        Box::pin(async move { advance(program, departure).await.map(drop) })
    }
}
