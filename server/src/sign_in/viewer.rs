//! Who is signed in: read again for every page, because roles and accounts change.

use domain::ids::AccountId;

use crate::access::SignedIn;
use crate::program::Program;
use crate::store::StoreError;

/// The person of this account with what they may be now; nobody when the account works no more.
/// `account` comes from a session that was checked, or is whom a mail is for that counts what their pages show. Two
/// queries.
pub async fn viewer(program: &Program, account: AccountId) -> Result<Option<SignedIn>, StoreError> {
    let found = crate::access::account::find(program.store().read(), account, program.now()).await?;
    Ok(found.filter(|found| found.active).map(|found| {
        SignedIn::of_account(found.id, found.board, found.name, found.email, found.language, found.school, found.grants)
    }))
}
