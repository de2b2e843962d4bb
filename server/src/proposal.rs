//! A second person settles what waits for one: roles that somebody proposed, trainings that somebody noted for
//! themself, tokens with which a program writes. One of them or all at once, in one transaction: each is logged, and where one may not be settled by this
//! person, none is.

use domain::ids::{ApiTokenId, RoleProposalId, TrainingProposalId};

use crate::access::{Keeper, Refused};
use crate::account::{confirm_role_within, turn_down_role_within};
use crate::api::{confirm_token_within, turn_down_token_within};
use crate::course::{self, lock_board};
use crate::program::Program;
use crate::second_person::Settling;
use crate::training;

/// Something that waits for a second person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Proposed {
    Role(RoleProposalId),
    Training(TrainingProposalId),
    Token(ApiTokenId),
}

impl Proposed {
    /// As a form posts it; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once(':')? {
            ("role", id) => id.parse().ok().map(Self::Role),
            ("training", id) => id.parse().ok().map(Self::Training),
            ("token", id) => id.parse().ok().map(Self::Token),
            _ => None,
        }
    }
}

impl std::fmt::Display for Proposed {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Role(id) => write!(to, "role:{id}"),
            Self::Training(id) => write!(to, "training:{id}"),
            Self::Token(id) => write!(to, "token:{id}"),
        }
    }
}

/// How many were settled, and how many somebody else had settled by then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    pub settled: u32,
    pub gone: u32,
}

#[derive(Clone, Copy, Debug)]
enum Decision {
    Confirm,
    TurnDown,
}

/// Lets these hold. Not found where one of them was proposed by this person, is for them, or is not theirs to give:
/// then nothing is confirmed.
pub async fn confirm(program: &Program, proof: &Keeper, which: &[Proposed]) -> Result<Settled, Refused> {
    settle(program, proof, which, Decision::Confirm).await
}

/// Takes these away. Whoever could give them may, and whoever proposed them; not found for all others.
pub async fn turn_down(program: &Program, proof: &Keeper, which: &[Proposed]) -> Result<Settled, Refused> {
    settle(program, proof, which, Decision::TurnDown).await
}

async fn settle(program: &Program, proof: &Keeper, which: &[Proposed], decision: Decision) -> Result<Settled, Refused> {
    let done = course::changes(program, proof.board(), |changes| {
        Box::pin(async move {
            lock_board(changes.tx, proof.board()).await?;
            let mut done = Settled::default();
            for one in which {
                let settling = match (*one, decision) {
                    (Proposed::Role(id), Decision::Confirm) => confirm_role_within(changes, proof, id).await?,
                    (Proposed::Role(id), Decision::TurnDown) => turn_down_role_within(changes, proof, id).await?,
                    (Proposed::Training(id), Decision::Confirm) => training::confirm_within(changes, proof, id).await?,
                    (Proposed::Training(id), Decision::TurnDown) => {
                        training::turn_down_within(changes, proof, id).await?
                    }
                    (Proposed::Token(id), Decision::Confirm) => confirm_token_within(changes, proof, id).await?,
                    (Proposed::Token(id), Decision::TurnDown) => turn_down_token_within(changes, proof, id).await?,
                };
                match settling {
                    Settling::Settled => done.settled += 1,
                    Settling::Gone => done.gone += 1,
                }
            }
            Ok::<_, Refused>(done)
        })
    })
    .await?;
    program.wake_course();
    Ok(done)
}
