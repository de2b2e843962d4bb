//! The command line makes an account, and the board when there is none yet.

use domain::ids::AccountId;
use domain::time_line::Actor;

use super::add::insert;
use super::entry::By;
use super::{AccountFault, AccountField, AccountForm, RoleForm};
use crate::access::Refused;
use crate::form::{Filled, Stop, filled_unless_double};
use crate::organisation::{create_board, the_board};
use crate::program::Program;
use crate::second_person::Telling;

/// An account as the command line names it: `uitzwaai create-account`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAccount {
    pub name: String,
    pub email: String,
    pub language: String,
    /// Codes of roles, each for the whole board.
    pub roles: Vec<String>,
    /// The name of the board, where this account is the first.
    pub organisation: String,
    /// Whether that board's leaders talk with those who resign, beside an adviser.
    pub leader_talks_too: bool,
}

/// Makes the account, and with the first one the board with the standard questionnaire. Whoever
/// can start the program on its machine may do this; there is nobody else to ask yet.
pub async fn create(
    program: &Program,
    new: &NewAccount,
) -> Result<Filled<AccountId, (AccountField, AccountFault)>, Refused> {
    let form = AccountForm {
        name: new.name.clone(),
        email: new.email.clone(),
        language: new.language.clone(),
        school: String::new(),
        active: true,
        on_leave: false,
        deputy: String::new(),
        roles: new.roles.iter().map(|role| RoleForm { role: role.clone(), ..RoleForm::default() }).collect(),
    };
    store(program, &form, (&new.organisation, new.leader_talks_too)).await
}

/// The same in tests, with whatever the form can say: roles that would need a second person are there at once.
#[cfg(feature = "testing")]
pub(crate) async fn create_for_a_test(
    program: &Program,
    form: &AccountForm,
) -> Result<Filled<AccountId, (AccountField, AccountFault)>, Refused> {
    store(program, form, ("", false)).await
}

async fn store(
    program: &Program,
    form: &AccountForm,
    (organisation, leader_talks_too): (&str, bool),
) -> Result<Filled<AccountId, (AccountField, AccountFault)>, Refused> {
    let checked = &match form.check() {
        Ok(checked) => checked,
        Err(faults) => return Ok(Filled::Faulty(faults)),
    };
    let (zone, now) = (program.settings().time_zone, program.now());
    let result = program
        .store()
        .write(|tx| {
            Box::pin(async move {
                let board = match the_board(tx).await? {
                    Some(board) => board,
                    None => create_board(tx, organisation, leader_talks_too, zone, now).await?,
                };
                let by = By { board, now, actor: Actor::Machine(None), telling: Telling::OneByOne };
                let id = insert(tx, by, None, checked, (form.active, form.on_leave)).await?;
                Ok::<_, Stop<_>>(id)
            })
        })
        .await;
    filled_unless_double(result, "uq_accounts_email", (AccountField::Email, AccountFault::AddressTaken))
}
