//! Signing in at the organisation's provider: whom it vouches for, and what is believed of what it sends.

mod claims;
pub mod fake;
pub mod visitor;

use chrono::TimeDelta;
use domain::Language;
use domain::account::Role;
use domain::ids::AccountId;
use domain::person::EmailAddress;
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use server::account::{self, AccountForm, RoleForm};
use server::on_both_databases;
use server::program::Program;
use server::provider::{Finished, Identity, Trouble, Wanted};
use server::sign_in::{
    Asked, Beginning, ByProvider, Entered, LoggedOutHere, Requested, Unbound, begin, enter_by_provider, enter_code,
    logged_out, request_code, unbind,
};
use server::store::entity::account::{Entity, Model};
use server::testing::World;

use self::fake::{Fake, Instead, Signing};

const ANNA: &str = "anna@voorbeeld.test";
const FIRST: Wanted = Wanted { language: Language::Nl, again: false };

async fn anna(world: &World) -> AccountId {
    world.account("Anna de Vries").email(ANNA).role(Role::HrAdviser).make().await
}

async fn row(world: &World, id: AccountId) -> Model {
    Entity::find_by_id(id).one(world.store().read()).await.expect("read").expect("it stands")
}

/// Goes to the provider and back, with a token that says this.
async fn comes_back(program: &Program, fake: &Fake, wanted: Wanted, signing: Signing, claims: Value) -> Finished {
    tries(program, fake, wanted, signing, claims).await.expect("it answers")
}

/// The same, where the answer may be none at all.
async fn tries(
    program: &Program,
    fake: &Fake,
    wanted: Wanted,
    signing: Signing,
    claims: Value,
) -> Result<Finished, Trouble> {
    let Beginning::Leaves(leaving, begun) = begin(program, wanted, "::1").await.expect("the store") else {
        panic!("the provider is there");
    };
    let back = fake.sign_in(leaving.address(), program.now().timestamp(), signing, &claims);
    assert!(begun.is(&back.state) && !begun.is("another") && !begun.is(""));
    program.provider().expect("it is set").finish(&begun, &back.code, program.now()).await
}

async fn identity(program: &Program, fake: &Fake, claims: Value) -> Identity {
    match comes_back(program, fake, FIRST, Signing::Right, claims).await {
        Finished::Identified(identity) => *identity,
        other => panic!("{other:?}"),
    }
}

async fn enters(program: &Program, fake: &Fake, claims: Value) -> ByProvider {
    let identity = identity(program, fake, claims).await;
    enter_by_provider(program, &identity).await.expect("the store")
}

fn account_of(entered: &ByProvider) -> Option<AccountId> {
    match entered {
        ByProvider::SignedIn(viewer) => Some(viewer.account()),
        ByProvider::Unknown => None,
    }
}

on_both_databases! {
    async fn somebody_is_known_by_a_verified_address_once_and_by_the_subject_from_then_on(world: World) {
        let id = anna(&world).await;
        let (fake, other) = (Fake::start().await, world.account("Bo Anders").email("bo@voorbeeld.test").make().await);
        let program = fake.program(&world);
        assert_eq!(account_of(&enters(&program, &fake, json!({ "email": "Anna@Voorbeeld.test" })).await), Some(id));
        let bound = row(&world, id).await;
        assert_eq!((bound.provider_issuer.as_deref(), bound.provider_subject.as_deref()), (Some(fake.issuer.as_str()), Some("anna")));
        // Anna marries, and has another address there; nobody has told us yet.
        let married = json!({ "email": "anna.jansen@voorbeeld.test" });
        assert_eq!(account_of(&enters(&program, &fake, married).await), Some(id));
        // Not even an address of somebody else's changes whose subject it is.
        assert_eq!(account_of(&enters(&program, &fake, json!({ "email": "bo@voorbeeld.test" })).await), Some(id));
        assert_eq!(row(&world, other).await.provider_subject, None);
        assert_eq!(row(&world, id).await, bound);
    }

    async fn an_address_that_is_not_verified_opens_nothing(world: World) {
        let id = anna(&world).await;
        let fake = Fake::start().await;
        let program = fake.program(&world);
        for claims in [json!({ "email_verified": false }), json!({ "email_verified": null }), json!({ "email_verified": false, "xms_edov": true })] {
            assert_eq!(enters(&program, &fake, claims.clone()).await, ByProvider::Unknown, "{claims}");
        }
        assert_eq!(row(&world, id).await.provider_subject, None);
        // Microsoft's word for it, where there is no other.
        let entra = json!({ "email_verified": null, "xms_edov": true });
        assert_eq!(account_of(&enters(&program, &fake, entra).await), Some(id));
    }

    async fn an_address_may_stand_where_only_the_user_information_is(world: World) {
        let id = anna(&world).await;
        let fake = Fake::start().await;
        let program = fake.program(&world);
        let bare = || json!({ "email": null, "email_verified": null });
        for user in [json!({}), json!({ "sub": "anna" }), json!({ "sub": "anna", "email": ANNA, "email_verified": false }),
            json!({ "sub": "another", "email": ANNA, "email_verified": true })]
        {
            fake.says_of_user(user.clone());
            assert_eq!(enters(&program, &fake, bare()).await, ByProvider::Unknown, "{user}");
        }
        fake.says_of_user(json!({ "sub": "anna", "email": ANNA, "email_verified": true }));
        assert_eq!(account_of(&enters(&program, &fake, bare()).await), Some(id));
    }

    async fn another_subject_with_the_same_address_is_refused(world: World) {
        let id = anna(&world).await;
        let fake = Fake::start().await;
        let program = fake.program(&world);
        assert_eq!(account_of(&enters(&program, &fake, json!({})).await), Some(id));
        // The address was given to somebody else, or somebody made it theirs.
        assert_eq!(enters(&program, &fake, json!({ "sub": "anna-2" })).await, ByProvider::Unknown);
        assert_eq!(row(&world, id).await.provider_subject.as_deref(), Some("anna"));
        let email = EmailAddress::parse(ANNA).expect("an address");
        assert_eq!(unbind(&program, &email).await.expect("the store"), Unbound::Done);
        assert_eq!(unbind(&program, &email).await.expect("the store"), Unbound::Nobody);
        assert_eq!(account_of(&enters(&program, &fake, json!({ "sub": "anna-2" })).await), Some(id));
        assert_eq!(enters(&program, &fake, json!({})).await, ByProvider::Unknown, "the one of before");
    }

    async fn of_two_first_sign_ins_at_once_one_has_the_account(world: World) {
        let id = anna(&world).await;
        let fake = Fake::start().await;
        let program = fake.program(&world);
        let one = identity(&program, &fake, json!({ "sub": "one" })).await;
        let two = identity(&program, &fake, json!({ "sub": "two" })).await;
        let (first, second) = tokio::join!(enter_by_provider(&program, &one), enter_by_provider(&program, &two));
        let entered = [first, second].map(|entered| account_of(&entered.expect("the store")));
        assert!(entered == [Some(id), None] || entered == [None, Some(id)], "{entered:?}");
    }

    async fn another_provider_in_the_place_of_the_first_takes_accounts_over_by_address(world: World) {
        let id = anna(&world).await;
        let (first, second) = (Fake::start().await, Fake::start().await);
        assert_eq!(account_of(&enters(&first.program(&world), &first, json!({})).await), Some(id));
        let program = second.program(&world);
        let unverified = json!({ "email_verified": false });
        assert_eq!(enters(&program, &second, unverified).await, ByProvider::Unknown, "the subject is another issuer's");
        assert_eq!(account_of(&enters(&program, &second, json!({})).await), Some(id));
        assert_eq!(row(&world, id).await.provider_issuer, Some(second.issuer.clone()));
    }

    async fn whoever_has_no_account_or_an_ended_one_is_refused_alike(world: World) {
        let id = anna(&world).await;
        let fake = Fake::start().await;
        let program = fake.program(&world);
        let stranger = json!({ "sub": "x", "email": "niemand@voorbeeld.test" });
        assert_eq!(enters(&program, &fake, stranger.clone()).await, ByProvider::Unknown);
        assert_eq!(account_of(&enters(&program, &fake, json!({})).await), Some(id));
        let form = AccountForm {
            name: "Anna de Vries".into(), email: ANNA.into(), language: "nl".into(), active: false,
            roles: vec![RoleForm { role: Role::HrAdviser.code().into(), ..RoleForm::default() }],
            ..AccountForm::default()
        };
        account::change(&program, &world.keeper(), id, &form).await.expect("may").done();
        assert_eq!(enters(&program, &fake, json!({})).await, ByProvider::Unknown, "by the subject");
        assert_eq!(enters(&program, &fake, json!({ "sub": "x" })).await, ByProvider::Unknown, "by the address");
        // The same questions are asked, whoever it is.
        let known = identity(&program, &fake, json!({})).await;
        let unknown = identity(&program, &fake, stranger).await;
        let unverified = identity(&program, &fake, json!({ "sub": "y", "email_verified": false })).await;
        let mut counts = Vec::new();
        for who in [&known, &unknown, &unverified] {
            let before = world.statements();
            enter_by_provider(&program, who).await.expect("the store");
            counts.push(world.statements() - before);
        }
        assert!(counts.iter().all(|count| *count == counts[0]), "{counts:?}");
    }

    async fn a_token_that_is_wrong_in_any_way_is_refused(world: World) {
        anna(&world).await;
        let fake = Fake::start().await;
        let program = fake.program(&world);
        let now = world.now().timestamp();
        let wrong = [
            ("another audience", json!({ "aud": "another" })),
            ("no audience", json!({ "aud": null })),
            ("one more audience, which could be us to them", json!({ "aud": [fake::CLIENT_ID, "another"] })),
            ("another issuer", json!({ "iss": format!("{}/", fake.issuer) })),
            ("expired", json!({ "exp": now })),
            ("issued long ago", json!({ "iat": now - 3_600, "exp": now + 60 })),
            ("issued tomorrow", json!({ "iat": now + 86_400, "exp": now + 90_000 })),
            ("another sign-in's nonce", json!({ "nonce": "another" })),
            ("no nonce", json!({ "nonce": null })),
            ("no subject to speak of", json!({ "sub": "" })),
            ("a subject without end", json!({ "sub": "x".repeat(300) })),
        ];
        for (why, claims) in wrong {
            let finished = comes_back(&program, &fake, FIRST, Signing::Right, claims).await;
            assert!(matches!(finished, Finished::NotValid(_)), "{why}: {finished:?}");
        }
        // Without these it is no ID token at all.
        for left_out in ["iss", "sub", "exp", "iat"] {
            let tried = tries(&program, &fake, FIRST, Signing::Right, json!({ left_out: null })).await;
            assert!(matches!(tried, Err(Trouble::Answer(_))), "{left_out}: {tried:?}");
        }
        for signing in [Signing::None, Signing::WrongKey, Signing::SharedSecret, Signing::Changed] {
            let finished = comes_back(&program, &fake, FIRST, signing, json!({})).await;
            assert!(matches!(finished, Finished::NotValid(_)), "{signing:?}: {finished:?}");
        }
        let finished = comes_back(&program, &fake, FIRST, Signing::Right, json!({})).await;
        assert!(matches!(finished, Finished::Identified(_)), "and a right one is not: {finished:?}");
    }

    async fn a_code_is_worth_nothing_twice_or_in_another_sign_in(world: World) {
        let fake = Fake::start().await;
        let program = fake.program(&world);
        let provider = program.provider().expect("it is set");
        let (leaving, begun) = provider.begin(FIRST, world.now()).await.expect("it answers");
        let (_, other) = provider.begin(FIRST, world.now()).await.expect("it answers");
        let back = fake.sign_in(leaving.address(), world.now().timestamp(), Signing::Right, &json!({}));
        let finish = async |begun, code: &str| provider.finish(begun, code, world.now()).await.expect("it answers");
        assert!(matches!(finish(&begun, "guessed").await, Finished::NotValid(_)));
        // Whoever took the code from the address has not what the challenge was made from.
        assert!(matches!(finish(&other, &back.code).await, Finished::NotValid(_)));
        let back = fake.sign_in(leaving.address(), world.now().timestamp(), Signing::Right, &json!({}));
        assert!(matches!(finish(&begun, &back.code).await, Finished::Identified(_)));
        assert!(matches!(finish(&begun, &back.code).await, Finished::NotValid(_)), "a second time");
    }

    async fn a_sign_in_that_takes_longer_than_ten_minutes_has_ended(world: World) {
        let fake = Fake::start().await;
        let program = fake.program(&world);
        let (_, begun) = program.provider().expect("it is set").begin(FIRST, world.now()).await.expect("it answers");
        assert!(begun.is_alive(world.now() + TimeDelta::seconds(599)));
        assert!(!begun.is_alive(world.now() + TimeDelta::minutes(10)));
    }

    async fn keys_are_asked_for_again_when_they_changed_and_not_at_every_forgery(world: World) {
        let id = anna(&world).await;
        let fake = Fake::start().await;
        let program = fake.program(&world);
        assert_eq!(account_of(&enters(&program, &fake, json!({})).await), Some(id));
        assert_eq!(fake.times_asked_for_keys(), 1);
        fake.changes_keys();
        world.advance(TimeDelta::seconds(11));
        assert_eq!(account_of(&enters(&program, &fake, json!({})).await), Some(id));
        assert_eq!(fake.times_asked_for_keys(), 2);
        for _ in 0..20 {
            comes_back(&program, &fake, FIRST, Signing::WrongKey, json!({})).await;
        }
        assert_eq!(fake.times_asked_for_keys(), 2, "not at every forgery");
        world.advance(TimeDelta::minutes(61));
        assert_eq!(account_of(&enters(&program, &fake, json!({})).await), Some(id));
        assert_eq!(fake.times_asked_for_keys(), 3, "and once an hour");
    }

    async fn who_has_to_sign_in_again_has_to_have_done_so(world: World) {
        let fake = Fake::start().await;
        let program = fake.program(&world);
        let again = Wanted { again: true, ..FIRST };
        let provider = program.provider().expect("it is set");
        let (leaving, begun) = provider.begin(again, world.now()).await.expect("it answers");
        assert!(begun.is_again() && leaving.address().contains("prompt=login") && leaving.address().contains("max_age=0"));
        let now = world.now().timestamp();
        // Whoever has somebody's browser can take `prompt` out of the address.
        for claims in [json!({ "auth_time": now - 120 }), json!({ "auth_time": null })] {
            let finished = comes_back(&program, &fake, again, Signing::Right, claims.clone()).await;
            assert!(matches!(finished, Finished::NotAgain), "{claims}: {finished:?}");
        }
        let finished = comes_back(&program, &fake, again, Signing::Right, json!({})).await;
        let Finished::Identified(identity) = finished else { panic!("{finished:?}") };
        assert_eq!(identity.authenticated_at(), Some(world.now()));
        let single = self::identity(&program, &fake, json!({ "auth_time": now - 7_200 })).await;
        assert_eq!(single.authenticated_at(), Some(world.now() - TimeDelta::hours(2)), "known from this morning");
        let silent = self::identity(&program, &fake, json!({ "auth_time": null })).await;
        assert_eq!(silent.authenticated_at(), None);
    }

    async fn a_provider_that_cannot_be_used_says_why(world: World) {
        let fake = Fake::start().await;
        for instead in [Instead::NotFound, Instead::NoJson, Instead::OtherIssuer, Instead::Endless] {
            fake.answers_instead(Some(instead));
            let program = fake.program(&world);
            let trouble = program.provider().expect("it is set").look(world.now()).await.expect_err("it does not answer");
            let words = trouble.to_string();
            let expected = match instead {
                Instead::NotFound => "404",
                Instead::NoJson => "OpenID Connect",
                Instead::OtherIssuer => "/other",
                Instead::Endless => "too large",
            };
            assert!(words.contains(expected), "{instead:?}: {words}");
        }
        let nobody = fake.moved_to("http://127.0.0.1:1");
        let program = nobody.program(&world);
        let Beginning::Trouble(trouble) = begin(&program, FIRST, "::1").await.expect("the store") else {
            panic!("nobody is there")
        };
        assert!(matches!(trouble, Trouble::Network(_)), "{trouble:?}");
    }

    async fn an_outage_between_two_sign_ins_is_over_when_it_is_over(world: World) {
        let id = anna(&world).await;
        let fake = Fake::start().await;
        fake.answers_instead(Some(Instead::NotFound));
        let program = fake.program(&world);
        let begins = async || matches!(begin(&program, FIRST, "::1").await.expect("the store"), Beginning::Leaves(..));
        assert!(!begins().await);
        fake.answers_instead(None);
        assert!(!begins().await, "it was asked a moment ago");
        world.advance(TimeDelta::seconds(10));
        assert_eq!(account_of(&enters(&program, &fake, json!({})).await), Some(id));
        // What is known serves on: the browser itself sees that the provider is down.
        fake.answers_instead(Some(Instead::NotFound));
        world.advance(TimeDelta::hours(2));
        assert!(begins().await);
    }

    async fn no_mailed_code_signs_in_where_staff_have_a_provider(world: World) {
        anna(&world).await;
        let fake = Fake::start().await;
        let program = fake.program(&world);
        let here = &mut Asked::default();
        for email in [ANNA, "niemand@voorbeeld.test"] {
            assert_eq!(request_code(&program, email, "::1", here).await.expect("the store"), Requested::NotOffered);
        }
        // One that was mailed before the setting changed opens nothing either.
        assert_eq!(request_code(&world.program, ANNA, "::1", here).await.expect("the store"), Requested::Accepted);
        let code = crate::setting_up::sign_in::mailed_code(&world).await;
        assert_eq!(enter_code(&program, ANNA, here, &code).await.expect("the store"), Entered::Expired);
        assert!(matches!(enter_code(&world.program, ANNA, here, &code).await.expect("the store"), Entered::SignedIn(_)));
    }

    async fn a_logout_token_counts_once_and_only_if_it_is_right(world: World) {
        let fake = Fake::start().await;
        let program = fake.program(&world);
        let now = world.now().timestamp();
        let told = async |token: &str| logged_out(&program, token).await.expect("the store");
        let wrong = [
            json!({ "iss": "https://another.example" }),
            json!({ "aud": "another" }),
            json!({ "events": {} }),
            json!({ "events": null }),
            json!({ "sub": null, "sid": null }),
            json!({ "jti": null }),
            json!({ "jti": "" }),
            json!({ "nonce": "an ID token has one" }),
            json!({ "exp": now }),
            json!({ "iat": now - 601, "exp": now + 60 }),
            json!({ "iat": now + 120 }),
        ];
        for claims in wrong {
            let token = fake.logout_token(now, Signing::Right, &claims);
            assert_eq!(told(&token).await, LoggedOutHere::Refused, "{claims}");
        }
        for signing in [Signing::None, Signing::WrongKey, Signing::SharedSecret, Signing::Changed] {
            let token = fake.logout_token(now, signing, &json!({}));
            assert_eq!(told(&token).await, LoggedOutHere::Refused, "{signing:?}");
        }
        for text in ["", "a.b.c", "..", &"x".repeat(20_000)] {
            assert_eq!(told(text).await, LoggedOutHere::Refused);
        }
        let right = fake.logout_token(now, Signing::Right, &json!({ "aud": [fake::CLIENT_ID] }));
        assert_eq!(told(&right).await, LoggedOutHere::Done);
        assert_eq!(told(&right).await, LoggedOutHere::Refused, "a second time");
        assert_eq!(logged_out(&world.program, &right).await.expect("the store"), LoggedOutHere::NoProvider);
    }
}
