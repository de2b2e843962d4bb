//! Whoever reads figures is told when there are new ones, where anything of theirs is shown.

use domain::account::Role;
use domain::ids::{AccountId, ReleaseId, UnitId};
use domain::release::{Content, FORMAT};
use domain::round_up::Rhythm;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter};
use serde_json::json;
use server::mail::MailKind;
use server::on_both_databases;
use server::release::tell_of;
use server::round_up::choose;
use server::secret::{Secrets, SigningKey};
use server::store::entity::{outbox, release};
use server::store::{Sealed, StoreError, Typed, TypedColumn};
use server::testing::World;

use crate::retention::go_to;
use crate::scene::Scene;

/// Figures of thirty people, with so many of each of these units; `None` where a unit is hidden.
fn content(units: &[(UnitId, Option<u32>)]) -> Content {
    let names = units.iter().map(|(id, _)| json!({ "id": id, "school": null, "name": "School", "headcount": null }));
    let codes = [json!("all")].into_iter().chain(units.iter().map(|(id, _)| json!(id.to_string())));
    let above = [json!(null)].into_iter().chain(units.iter().map(|_| json!(0)));
    let counts = [json!(30)].into_iter().chain(units.iter().map(|(_, count)| json!(count)));
    let written = json!({
        "format": FORMAT, "period": "2026-H1", "from": "2026-02-01", "until": "2026-07-31", "number": 1,
        "made_on": "2026-08-31", "reason": null, "thresholds": [5, 5, 10, 1], "cut": "codes", "subjects": [],
        "units": names.collect::<Vec<_>>(),
        "sets": [{
            "kind": "left",
            "dimensions": [{
                "given": "units", "is_answer": false,
                "codes": codes.collect::<Vec<_>>(), "above": above.collect::<Vec<_>>(),
            }],
            "tables": [{ "code": "units", "rows": 0, "columns": null, "most": null }],
            "published": { "tables": [[
                { "population": "leavers", "width": 1, "counts": counts.collect::<Vec<_>>() },
            ]] },
        }],
        "days": [], "coverage": [],
    });
    Content::parse(&written.to_string()).expect("it is written as a release is")
}

/// Such figures as a file of another board, each time another one, as that board would sign it.
pub fn signed_file() -> String {
    let (content, key) = (content(&[]), SigningKey::of_releases(&Secrets::random()));
    let (board, name) = (uuid::Uuid::now_v7().to_string(), "Stichting Elders");
    let signed = json!(["uitzwaai release 1", board, name, content.to_json()]).to_string();
    let signature = key.sign(signed.as_bytes());
    let board = json!({ "id": board, "name": name });
    json!({ "content": content, "board": board, "key": key.public(), "signature": signature }).to_string()
}

/// Stores such figures, and tells of them as when they are made; returns how many are told.
pub async fn given(world: &World, units: &[(UnitId, Option<u32>)]) -> u32 {
    let (content, board, now) = (content(units), world.board(), world.now());
    let (content, written) = (&content, &content.to_json());
    let told = world.store().write(|tx| {
        Box::pin(async move {
            let id: Typed<ReleaseId> = Typed::fresh();
            let row = release::ActiveModel {
                id: Set(id),
                board_id: Set(board.into()),
                period: Set(content.period.clone()),
                number: Set(content.number.into()),
                first_day: Set(content.from),
                last_day: Set(content.until),
                made_at: Set(now),
                made_by: Set(None),
                content: Set(Sealed::close(tx, id, written)?),
                members_gone: Set(false),
                derived: Set(None),
                totals: Set(None),
            };
            release::Entity::insert(row).exec_without_returning(tx).await?;
            let told = tell_of(tx, (board, id.get()), content, now).await?;
            assert_eq!(tell_of(tx, (board, id.get()), content, now).await?, told, "the same mails, each once");
            Ok::<_, StoreError>(told)
        })
    });
    told.await.expect("the store")
}

/// To whom mails about figures went or wait, with how far they are.
async fn mails(world: &World) -> Vec<(AccountId, &'static str)> {
    let of_kind = outbox::Entity::find().filter(outbox::Column::Kind.is(MailKind::ReleaseMade));
    let all = of_kind.all(world.store().read()).await.expect("the store");
    all.iter().map(|mail| (mail.account_id.expect("an account").get(), mail.state.code())).collect()
}

on_both_databases! {
    async fn whoever_reads_figures_is_told_once_where_anything_of_theirs_is_shown(world: World) {
        let scene = Scene::set(&world).await;
        let other = world.school("Het Zuiden").await;
        let policy = world.account("Pia Beleid").role(Role::PolicyOfficer).make().await;
        let head = world.account("Rie Rector").role_of(Role::SchoolHead, scene.school).make().await;
        let of_hidden = world.account("Ans Ander").role_of(Role::SchoolHead, other).make().await;
        let wants_none = world.account("Nel Nooit").role(Role::PolicyOfficer).make().await;
        let never = world.signed_in(wants_none).await;
        choose(&world.program, &never, Rhythm::Never).await.expect("the store");
        go_to(&world, "2026-09-01");
        let told = given(&world, &[(scene.school, Some(12)), (other, None)]).await;
        let waiting = mails(&world).await;
        assert_eq!(usize::try_from(told), Ok(waiting.len()), "each once");
        let is_told = |account: AccountId| waiting.iter().any(|(to, _)| *to == account);
        assert!(is_told(policy) && is_told(head));
        assert!(!is_told(of_hidden) && !is_told(wants_none) && !is_told(scene.leader) && !is_told(scene.adviser));

        // Whoever wants none by the time it goes gets none.
        choose(&world.program, &world.signed_in(head).await, Rhythm::Never).await.expect("the store");
        scene.post().await;
        let sent = mails(&world).await;
        assert!(sent.contains(&(policy, "sent")), "{sent:?}");
        assert!(!sent.contains(&(head, "sent")), "{sent:?}");
    }

    async fn nobody_is_told_of_figures_in_which_nothing_is_shown(world: World) {
        world.account("Pia Beleid").role(Role::PolicyOfficer).make().await;
        let nothing = Content { sets: Vec::new(), ..content(&[]) };
        let (nothing, board, now) = (&nothing, world.board(), world.now());
        let told = world.store().write(|tx| Box::pin(async move {
            let id: Typed<ReleaseId> = Typed::fresh();
            tell_of(tx, (board, id.get()), nothing, now).await
        })).await.expect("the store");
        assert_eq!((told, mails(&world).await.len()), (0, 0));
    }
}
