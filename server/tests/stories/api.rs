//! Personnel systems: tokens, what they let a program do, and what the employer's own programs are told.

mod outward;
mod told;
mod two;

use chrono::TimeDelta;
use domain::account::Role;
use domain::api::ApiScope;
use domain::time_line::EventKind;
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};
use server::access::{Admission, api_client};
use server::api::{TokenFault, TokenField, TokenForm, make_token, revoke_token, token_proposals, tokens};
use server::form::Filled;
use server::proposal::{Proposed, confirm};
use server::store::TypedColumn;
use server::store::entity::{api_token, event};
use server::testing::World;

/// A token with these scopes, for a month by the world's clock; confirmed, where somebody could.
pub async fn token(world: &World, scopes: &[ApiScope]) -> String {
    let expires_on = (world.now().date_naive() + TimeDelta::days(30)).to_string();
    let scopes = scopes.iter().map(|scope| scope.code().to_owned()).collect();
    let form = TokenForm { name: "Personeel".into(), scopes, expires_on };
    let token = make_token(&world.program, &world.administrator(), &form).await.expect("the store").done();
    let waiting = token_proposals(world.store().read(), world.board(), world.now()).await.expect("the store");
    for one in waiting {
        let second = world.account("Tweede Persoon").email(&format!("{}@voorbeeld.test", one.id));
        let second =
            world.signed_in(second.role(Role::HrCoordinator).make().await).await.keeper().expect("of the board");
        confirm(&world.program, &second, &[Proposed::Token(one.id)]).await.expect("may");
    }
    token
}

async fn is_admitted(world: &World, token: &str) -> bool {
    matches!(api_client(&world.program, token).await.expect("the store"), Admission::Admitted(_))
}

async fn noted(world: &World, kind: EventKind) -> u64 {
    event::Entity::find().filter(event::Column::Kind.is(kind)).count(world.store().read()).await.expect("the store")
}

server::on_both_databases! {
    async fn a_token_opens_until_its_last_day_or_until_it_is_revoked(world: World) {
        let first = token(&world, &[ApiScope::UnitsRead]).await;
        let second = token(&world, &[ApiScope::DeparturesWrite, ApiScope::DeparturesRead]).await;
        assert!(is_admitted(&world, &first).await && is_admitted(&world, &second).await);
        for broken in ["", "uitzwaai_", &first[..first.len() - 1], &format!("{first}A")] {
            assert!(!is_admitted(&world, broken).await, "{broken}");
        }
        let mixed = format!("{}{}", &first[..40], &second[40..]);
        assert!(!is_admitted(&world, &mixed).await, "the half of another");
        let kept = tokens(&world.program, &world.administrator()).await.expect("the store");
        let newest = &kept.counting[0];
        assert_eq!(newest.scopes, [ApiScope::DeparturesWrite, ApiScope::DeparturesRead]);
        assert_eq!(newest.used_on, Some(world.now().date_naive()));
        revoke_token(&world.program, &world.administrator(), newest.id).await.expect("theirs");
        assert!(!is_admitted(&world, &second).await && is_admitted(&world, &first).await);
        revoke_token(&world.program, &world.administrator(), newest.id).await.expect_err("it is gone");
        world.advance(TimeDelta::days(30));
        assert!(is_admitted(&world, &first).await, "on its last day");
        world.advance(TimeDelta::days(1));
        assert!(!is_admitted(&world, &first).await);
        assert_eq!(noted(&world, EventKind::ApiTokenMade).await, 1);
        assert_eq!(noted(&world, EventKind::ApiTokenMadeAlone).await, 1, "nobody else could have confirmed it");
        assert_eq!(noted(&world, EventKind::ApiTokenRevoked).await, 1);
    }

    async fn nothing_that_opens_stands_in_the_database(world: World) {
        let text = token(&world, &[ApiScope::UnitsRead]).await;
        let rows = api_token::Entity::find().all(world.store().read()).await.expect("the store");
        let stored = format!("{rows:?}");
        assert!(!stored.contains(&text) && !stored.contains(&text[31..]), "{stored}");
    }

    async fn a_token_needs_a_name_a_scope_and_a_last_day_within_a_year(world: World) {
        let day = |days: i64| (world.now().date_naive() + TimeDelta::days(days)).to_string();
        let form = |name: &str, scopes: &[&str], day: String| TokenForm {
            name: name.into(),
            scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(),
            expires_on: day,
        };
        for (typed, wrong) in [
            (form(" ", &["units:read"], day(1)), (TokenField::Name, TokenFault::NameMissing)),
            (form(&"x".repeat(61), &["units:read"], day(1)), (TokenField::Name, TokenFault::NameTooLong)),
            (form("A", &["answers:read"], day(1)), (TokenField::Scopes, TokenFault::ScopeMissing)),
            (form("A", &["units:read"], String::new()), (TokenField::ExpiresOn, TokenFault::DayMissing)),
            (form("A", &["units:read"], "morgen".into()), (TokenField::ExpiresOn, TokenFault::DayImpossible)),
            (form("A", &["units:read"], day(-1)), (TokenField::ExpiresOn, TokenFault::DayOutside)),
            (form("A", &["units:read"], day(400)), (TokenField::ExpiresOn, TokenFault::DayOutside)),
        ] {
            let made = make_token(&world.program, &world.administrator(), &typed).await.expect("the store");
            assert_eq!(made, Filled::Faulty(vec![wrong]));
        }
    }
}
