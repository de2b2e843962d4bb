//! A token that writes waits for a second person, and outlives its maker's role in sight of the others. Cancelling with one
//! stops at answers that nobody spoke of.

use chrono::TimeDelta;
use domain::account::Role;
use domain::api::ApiScope;
use domain::ids::{AccountId, ApiTokenId, DepartureId};
use domain::time_line::EventKind;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use server::access::{Administrator, Admission, ApiClient, ApiDeparture, Keeper, Refused, api_client, api_departure};
use server::api::{
    Changing, KeptToken, TokenForm, cancel, change, look_at_makers, make_token, revoke_token, token_proposals, tokens,
};
use server::departure::cancel::Cancelling;
use server::jobs::deliver::deliver_all;
use server::mail::MailKind;
use server::proposal::{Proposed, Settled, confirm, turn_down};
use server::store::entity::{outbox, response, role};
use server::store::{StoreError, TypedColumn};
use server::testing::World;

use super::{noted, token};
use crate::scene::Scene;

const ONE: Settled = Settled { settled: 1, gone: 0 };
const GONE: Settled = Settled { settled: 0, gone: 1 };

async fn made(world: &World, by: &Administrator, scopes: &[ApiScope]) -> String {
    let expires_on = (world.now().date_naive() + TimeDelta::days(30)).to_string();
    let scopes = scopes.iter().map(|scope| scope.code().to_owned()).collect();
    let form = TokenForm { name: "Nachtbestand".into(), scopes, expires_on };
    make_token(&world.program, by, &form).await.expect("the store").done()
}

async fn client(world: &World, token: &str) -> Option<ApiClient> {
    match api_client(&world.program, token).await.expect("the store") {
        Admission::Admitted(client) => Some(client),
        Admission::Refused => None,
        Admission::TooOften { until } => panic!("asked too often, until {until}"),
    }
}

async fn writes(world: &World, token: &str) -> bool {
    client(world, token).await.is_some_and(|client| client.writer(None).is_some())
}

async fn waiting(world: &World) -> Vec<ApiTokenId> {
    let found = token_proposals(world.store().read(), world.board(), world.now()).await.expect("the store");
    found.into_iter().map(|one| one.id).collect()
}

async fn listed(world: &World) -> Vec<KeptToken> {
    tokens(&world.program, &world.administrator()).await.expect("the store").counting
}

/// The proof of a coordinator of the whole board, beside the administrator's.
async fn vera(world: &World) -> Keeper {
    let vera = world.account("Vera Smit").role(Role::HrCoordinator).make().await;
    world.signed_in(vera).await.keeper().expect("of the whole board")
}

/// Another administrator, and what they may.
async fn ada(world: &World) -> (AccountId, Administrator) {
    let ada = world.account("Ada Min").role(Role::Administrator).make().await;
    (ada, world.signed_in(ada).await.administrator().expect("an administrator"))
}

/// Whom a mail of this kind goes to.
async fn told(world: &World, kind: MailKind) -> Vec<String> {
    let found = outbox::Entity::find().filter(outbox::Column::Kind.is(kind)).all(world.store().read()).await;
    let mut to: Vec<String> = found.expect("the store").iter().map(|row| world.to_name(row)).collect();
    to.sort();
    to
}

async fn departure_of(world: &World, token: &str, id: DepartureId, erases: bool) -> ApiDeparture {
    let writer = client(world, token).await.expect("it counts").writer(None).expect("it writes");
    api_departure(&world.program, &writer, id, erases).await.expect("of the board")
}

server::on_both_databases! {
    async fn a_token_writes_once_somebody_else_has_confirmed_it_and_reads_before(world: World) {
        let vera = vera(&world).await;
        let text = made(&world, &world.administrator(), &[ApiScope::DeparturesWrite, ApiScope::DeparturesRead]).await;
        assert!(!writes(&world, &text).await);
        assert!(client(&world, &text).await.expect("it counts").reader().is_some(), "reading counts at once");
        assert!(listed(&world).await[0].waits);
        assert_eq!(told(&world, MailKind::SecondPersonAsked).await, ["Vera Smit"]);
        let all = waiting(&world).await;
        let which: Vec<Proposed> = all.iter().copied().map(Proposed::Token).collect();
        assert_eq!(which.len(), 1);
        assert!(matches!(confirm(&world.program, &world.keeper(), &which).await, Err(Refused::NotFound)), "not its maker");
        assert!(!writes(&world, &text).await);
        assert_eq!(confirm(&world.program, &vera, &which).await.expect("may"), ONE);
        assert!(writes(&world, &text).await && !listed(&world).await[0].waits);
        assert_eq!(confirm(&world.program, &vera, &which).await.expect("may"), GONE);
        assert_eq!(turn_down(&world.program, &vera, &which).await.expect("may"), GONE, "it counts, and is revoked by administrators");
        assert_eq!((noted(&world, EventKind::ApiTokenMade).await, noted(&world, EventKind::ApiTokenConfirmed).await), (1, 1));
    }

    async fn a_token_that_reads_waits_for_nobody(world: World) {
        vera(&world).await;
        made(&world, &world.administrator(), &[ApiScope::DeparturesRead, ApiScope::UnitsRead]).await;
        assert!(waiting(&world).await.is_empty() && !listed(&world).await[0].waits);
        assert!(told(&world, MailKind::SecondPersonAsked).await.is_empty());
    }

    async fn a_token_that_was_turned_down_opens_nothing_nor_one_that_was_revoked_meanwhile(world: World) {
        let vera = vera(&world).await;
        let both = [ApiScope::DeparturesWrite, ApiScope::DeparturesRead];
        let first = made(&world, &world.administrator(), &both).await;
        let which = [Proposed::Token(waiting(&world).await[0])];
        assert_eq!(turn_down(&world.program, &vera, &which).await.expect("may"), ONE);
        assert!(client(&world, &first).await.is_none());
        assert_eq!(noted(&world, EventKind::ApiTokenTurnedDown).await, 1);
        let second = made(&world, &world.administrator(), &both).await;
        let id = waiting(&world).await[0];
        revoke_token(&world.program, &world.administrator(), id).await.expect("theirs");
        assert_eq!(confirm(&world.program, &vera, &[Proposed::Token(id)]).await.expect("may"), GONE);
        assert!(client(&world, &second).await.is_none() && waiting(&world).await.is_empty());
        deliver_all(&world.program).await.expect("the store");
        let asked = outbox::Entity::find().filter(outbox::Column::Kind.is(MailKind::SecondPersonAsked));
        let sent = asked.filter(outbox::Column::SentAt.is_not_null());
        assert!(sent.all(world.store().read()).await.expect("the store").is_empty(), "nobody is asked what is settled");
    }

    async fn where_nobody_else_could_confirm_a_token_one_decides_and_all_are_told(world: World) {
        let text = made(&world, &world.administrator(), &[ApiScope::DeparturesWrite]).await;
        assert!(writes(&world, &text).await);
        assert_eq!(noted(&world, EventKind::ApiTokenMadeAlone).await, 1);
        assert_eq!(told(&world, MailKind::DecidedAlone).await, ["Bea Beheer"]);
        vera(&world).await;
        assert!(waiting(&world).await.is_empty(), "nor does it wait afterwards");
    }

    async fn the_others_hear_once_that_a_tokens_maker_is_no_administrator_any_more(world: World) {
        let (ada, proof) = ada(&world).await;
        let text = made(&world, &proof, &[ApiScope::UnitsRead]).await;
        assert_eq!(look_at_makers(&world.program).await.expect("the store"), 0);
        assert!(!listed(&world).await[0].maker_gone);
        world.change_account(ada, |form| form.active = false).await;
        assert!(listed(&world).await[0].maker_gone);
        for told_of in [1, 0] {
            assert_eq!(look_at_makers(&world.program).await.expect("the store"), told_of);
        }
        assert_eq!(told(&world, MailKind::TokenMakerGone).await, ["Bea Beheer"]);
        assert_eq!(noted(&world, EventKind::ApiTokenMakerGone).await, 1);
        assert!(client(&world, &text).await.is_some(), "the system behind it goes on");
    }

    async fn where_no_administrator_is_left_no_token_opens_anything(world: World) {
        let text = made(&world, &world.administrator(), &[ApiScope::UnitsRead]).await;
        assert!(client(&world, &text).await.is_some());
        world
            .store()
            .write(|tx| {
                Box::pin(async move {
                    role::Entity::delete_many().filter(role::Column::Role.is(Role::Administrator)).exec(tx).await?;
                    Ok::<_, StoreError>(())
                })
            })
            .await
            .expect("the store");
        assert!(client(&world, &text).await.is_none());
        assert_eq!(look_at_makers(&world.program).await.expect("the store"), 0, "there is nobody to hear it");
    }

    async fn nothing_is_cancelled_by_a_program_that_does_not_say_that_it_erases(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.invited("Iris Nieuw").await;
        let token = token(&world, &[ApiScope::DeparturesWrite]).await;
        let unknowing = departure_of(&world, &token, leaver.id, false).await;
        assert_eq!(cancel(&world.program, &unknowing).await.expect("the store"), Cancelling::Unsaid);
        let leader = [("leader".to_owned(), String::new())];
        let changed = change(&world.program, &unknowing, &leader).await.expect("the store");
        assert!(matches!(changed, Changing::Changed { .. }), "changing erases nothing: {changed:?}");
        let answers = async || response::Entity::find().all(world.store().read()).await.expect("the store").len();
        let before = answers().await;
        assert_eq!(cancel(&world.program, &unknowing).await.expect("the store"), Cancelling::Unsaid);
        assert_eq!(answers().await, before);
        let knowing = departure_of(&world, &token, leaver.id, true).await;
        let done = cancel(&world.program, &knowing).await.expect("the store");
        assert!(matches!(done, Cancelling::Cancelled { .. }), "{done:?}");
        assert_eq!(answers().await, 0);
        assert_eq!(cancel(&world.program, &unknowing).await.expect("the store"), Cancelling::Already);
    }
}
