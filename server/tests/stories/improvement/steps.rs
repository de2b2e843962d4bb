//! What becomes of a point: who sees to it and hears of its day, what is said of it, and what a release reads.

use chrono::{Days, NaiveDate, TimeDelta};
use domain::account::Role;
use domain::ids::{AccountId, PointId};
use domain::improvement::{Evidence, ImprovementPoint, PointFault, PointField, PointStatus};
use domain::mail::MailKind;
use domain::time_line::EventKind;
use sea_orm::{EntityTrait, QueryFilter};
use server::access::{PointWriter, Refused, point_party};
use server::form::Filled;
use server::improvement::{
    Changing, Commenting, add, add_comment, change, comments, one, owned, owned_due, owners, remind, tell_progress,
};
use server::jobs::deliver::deliver_all;
use server::store::TypedColumn;
use server::store::entity::outbox::MailState;
use server::store::entity::{event, outbox};
use server::testing::World;

use super::evidence::{figures, marks, published};
use super::{point, writer, written};

fn owned_by(owner: &str, due: Option<NaiveDate>) -> ImprovementPoint {
    ImprovementPoint { owner: owner.to_owned(), outside: false, due, status: PointStatus::Doing, ..point("", None) }
}

fn today(world: &World) -> NaiveDate {
    world.now().date_naive()
}

/// The mails about days of points that wait for this person, or went.
async fn mails(world: &World, account: AccountId) -> Vec<outbox::Model> {
    let found = outbox::Entity::find()
        .filter(outbox::Column::Kind.is(MailKind::PointDue))
        .filter(outbox::Column::AccountId.is(account));
    found.all(world.store().read()).await.expect("the store")
}

async fn changed(world: &World, writer: &PointWriter, id: PointId, text: &ImprovementPoint) {
    let revision = one(&world.program, writer, id).await.expect("it is there").revision;
    let kept = change(&world.program, writer, id, revision, &text.fields()).await.expect("the store").done();
    assert_eq!(kept, Changing::Kept);
}

server::on_both_databases! {
    async fn an_owner_is_picked_from_people_or_said_to_be_somebody_outside(world: World) {
        let writer = writer(&world).await;
        let head = world.account("Lot Leider").role(Role::TeamLeader).make().await;
        assert!(owners(&world.program, &writer).await.expect("the store").contains(&"Lot Leider".to_owned()));
        let unknown = add(&world.program, &writer, &owned_by("Het Bureau", None).fields()).await.expect("the store");
        assert_eq!(unknown, Filled::Faulty(vec![(PointField::Owner, PointFault::UnknownOwner)]));
        let outside = ImprovementPoint { outside: true, ..owned_by("Het Bureau", None) };
        let outside = written(&world, &writer, &outside).await;
        let owned_here = written(&world, &writer, &owned_by("lot leider", None)).await;
        for (id, is_outside) in [(outside, true), (owned_here, false)] {
            assert_eq!(one(&world.program, &writer, id).await.expect("it is there").text.outside, is_outside);
        }
        let viewer = world.signed_in(head).await;
        let own: Vec<PointId> =
            owned(&world.program, &viewer).await.expect("the store").iter().map(|one| one.id).collect();
        assert_eq!(own, [owned_here]);
    }

    async fn everything_that_is_written_is_read_back(world: World) {
        let writer = writer(&world).await;
        published(&world, &figures("2026-H1", 1, None)).await;
        let text = ImprovementPoint {
            advice: "Geef elke starter een maatje.".to_owned(),
            addressee: "de schoolleiders".to_owned(),
            due: Some(today(&world)),
            declined: "Niet nu.".to_owned(),
            result: "Alle scholen doen het.".to_owned(),
            evidence: Evidence::parse("2026-H1/1 units-reasons").ok(),
            ..point("klaar", None)
        };
        let id = written(&world, &writer, &text).await;
        assert_eq!(one(&world.program, &writer, id).await.expect("it is there").text, text);
        let less = point("klaar", None);
        changed(&world, &writer, id, &less).await;
        assert_eq!(one(&world.program, &writer, id).await.expect("it is there").text, less, "and taken out again");
    }

    async fn how_far_it_is_is_written_down_and_saving_the_same_is_not(world: World) {
        let writer = writer(&world).await;
        let id = written(&world, &writer, &ImprovementPoint { status: PointStatus::Doing, ..point("", None) }).await;
        changed(&world, &writer, id, &ImprovementPoint { status: PointStatus::Doing, ..point("x", None) }).await;
        changed(&world, &writer, id, &point("x", None)).await;
        let moved = event::Entity::find().filter(event::Column::Kind.is(EventKind::PointMoved));
        let moved = moved.all(world.store().read()).await.expect("the store");
        let said: Vec<_> =
            moved.iter().map(|row| row.said(world.store().read()).expect("it opens").unwrap_or_default()).collect();
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].contains("\"done\""), "{said:?}");
    }

    async fn the_owner_hears_a_week_before_on_the_day_and_each_month_after_it(world: World) {
        let writer = writer(&world).await;
        let head = world.account("Lot Leider").role(Role::TeamLeader).make().await;
        let due = today(&world) + Days::new(9);
        written(&world, &writer, &owned_by("Lot Leider", Some(due))).await;
        for (days, count) in [(0, 0), (2, 1), (3, 1), (4, 2), (5, 2), (26, 3), (31, 4)] {
            world.advance(TimeDelta::days(days));
            for _ in 0..2 {
                remind(&world.program).await.expect("the store");
            }
            assert_eq!(mails(&world, head).await.len(), count, "{}", today(&world));
        }
    }

    async fn nobody_hears_of_what_is_only_proposed_or_outside_or_finished(world: World) {
        let writer = writer(&world).await;
        let head = world.account("Lot Leider").role(Role::TeamLeader).make().await;
        let due = Some(today(&world));
        let declined = "Niet nu.".to_owned();
        for text in [
            ImprovementPoint { status: PointStatus::Proposed, ..owned_by("Lot Leider", due) },
            ImprovementPoint { status: PointStatus::Done, ..owned_by("Lot Leider", due) },
            ImprovementPoint { status: PointStatus::Declined, declined, ..owned_by("Lot Leider", due) },
            ImprovementPoint { outside: true, ..owned_by("Lot Leider", due) },
            owned_by("Lot Leider", None),
        ] {
            written(&world, &writer, &text).await;
        }
        assert_eq!(remind(&world.program).await.expect("the store"), 0);
        assert!(mails(&world, head).await.is_empty());
    }

    async fn a_mail_that_waits_is_withdrawn_when_the_point_was_finished(world: World) {
        let writer = writer(&world).await;
        let head = world.account("Lot Leider").role(Role::TeamLeader).make().await;
        let due = Some(today(&world));
        let done = written(&world, &writer, &owned_by("Lot Leider", due)).await;
        written(&world, &writer, &owned_by("Lot Leider", due)).await;
        remind(&world.program).await.expect("the store");
        changed(&world, &writer, done, &ImprovementPoint { status: PointStatus::Done, ..owned_by("Lot Leider", due) })
            .await;
        let calendar = server::course::calendar(world.store().read(), world.board()).await.expect("the store");
        world.clock.set(calendar.next_opening(world.now()));
        deliver_all(&world.program).await.expect("the store");
        let states: Vec<MailState> = mails(&world, head).await.iter().map(|mail| *mail.state).collect();
        let count = |state: MailState| states.iter().filter(|one| **one == state).count();
        assert_eq!((count(MailState::Withdrawn), count(MailState::Sent)), (1, 1), "{states:?}");
        changed(&world, &writer, done, &owned_by("Lot Leider", due)).await;
        assert_eq!(remind(&world.program).await.expect("the store"), 1, "taken up again, it is told after all");
        assert_eq!(remind(&world.program).await.expect("the store"), 0, "and once: what was told is not looked at");
    }

    async fn whoever_lost_every_role_sees_to_nothing_and_the_point_can_still_be_saved(world: World) {
        let writer = writer(&world).await;
        let head = world.account("Lot Leider").role(Role::TeamLeader).make().await;
        let text = owned_by("Lot Leider", Some(today(&world)));
        let id = written(&world, &writer, &text).await;
        assert_eq!(remind(&world.program).await.expect("the store"), 1);
        world.change_account(head, |form| form.roles.clear()).await;
        let viewer = world.signed_in(head).await;
        assert!(owned(&world.program, &viewer).await.expect("the store").is_empty());
        assert_eq!(owned_due(&world.program, &viewer, today(&world)).await.expect("the store"), 0);
        let refused = point_party(&world.program, &viewer, id).await;
        assert!(matches!(refused, Err(Refused::NotFound)), "{refused:?}");
        let calendar = server::course::calendar(world.store().read(), world.board()).await.expect("the store");
        world.clock.set(calendar.next_opening(world.now()));
        deliver_all(&world.program).await.expect("the store");
        let mails = mails(&world, head).await;
        assert!(mails.iter().all(|mail| *mail.state == MailState::Withdrawn), "{mails:?}");
        assert_eq!(remind(&world.program).await.expect("the store"), 0);

        changed(&world, &writer, id, &ImprovementPoint { status: PointStatus::Done, ..text.clone() }).await;
        let other = ImprovementPoint { owner: "Lot".to_owned(), ..text };
        let revision = one(&world.program, &writer, id).await.expect("it is there").revision;
        let refused = change(&world.program, &writer, id, revision, &other.fields()).await.expect("the store");
        assert_eq!(refused, Filled::Faulty(vec![(PointField::Owner, PointFault::UnknownOwner)]), "another is looked for");
    }

    async fn an_owner_says_how_far_it_is_and_what_came_of_it_and_touches_nothing_else(world: World) {
        let writer = writer(&world).await;
        let head = world.account("Lot Leider").role(Role::TeamLeader).make().await;
        let text = ImprovementPoint { status: PointStatus::Accepted, ..owned_by("Lot Leider", None) };
        let id = written(&world, &writer, &text).await;
        let before = one(&world.program, &writer, id).await.expect("it is there").text;
        let party = point_party(&world.program, &world.signed_in(head).await, id).await.expect("the owner");
        let said = async |party, revision, status: &str, result: &str| {
            let fields = [("status", status), ("result", result), ("what", "Iets anders")];
            let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
            tell_progress(&world.program, party, revision, &fields).await
        };
        let refused = said(party, 1, "declined", "").await.expect("the store");
        assert_eq!(refused, Filled::Faulty(vec![(PointField::Status, PointFault::UnknownChoice)]), "that is not theirs");
        let kept = said(party, 1, "done", "Elke school doet het.").await.expect("the store");
        assert_eq!(kept, Filled::Done(Changing::Kept));
        let stale = said(party, 1, "doing", "").await.expect("the store");
        assert_eq!(stale, Filled::Done(Changing::ChangedMeanwhile), "what somebody else saved stays");
        let expected = ImprovementPoint { status: PointStatus::Done, result: "Elke school doet het.".to_owned(), ..before };
        assert_eq!(one(&world.program, &writer, id).await.expect("it is there").text, expected);
        let moved = event::Entity::find().filter(event::Column::Kind.is(EventKind::PointMoved));
        assert_eq!(moved.all(world.store().read()).await.expect("the store").len(), 1, "the log says that it moved");

        let officer = world.signed_in(writer.account()).await;
        let as_writer = point_party(&world.program, &officer, id).await.expect("a writer");
        let refused = said(as_writer, 2, "doing", "").await;
        assert!(matches!(refused, Err(Refused::NotFound)), "writers have a form of their own: {refused:?}");
    }

    async fn an_owner_of_what_was_declined_or_only_proposed_has_no_part_in_it(world: World) {
        let writer = writer(&world).await;
        let head = world.account("Lot Leider").role(Role::TeamLeader).make().await;
        let proposed = ImprovementPoint { status: PointStatus::Proposed, ..owned_by("Lot Leider", None) };
        let id = written(&world, &writer, &proposed).await;
        let refused = point_party(&world.program, &world.signed_in(head).await, id).await;
        assert!(matches!(refused, Err(Refused::NotFound)), "{refused:?}");
    }

    async fn an_owner_who_writes_points_of_one_school_is_led_to_where_they_read_it(world: World) {
        let (here, of_all) = (world.school("Het Noorden").await, writer(&world).await);
        let account = world.account("Sien School").role_of(Role::PolicyOfficer, here).make().await;
        let viewer = world.signed_in(account).await;
        let of_board = written(&world, &of_all, &owned_by("Sien School", None)).await;
        let of_school = ImprovementPoint { school: Some(here), ..owned_by("Sien School", None) };
        let of_school = written(&world, &of_all, &of_school).await;
        for (id, writes) in [(of_board, false), (of_school, true)] {
            let party = point_party(&world.program, &viewer, id).await.expect("the owner");
            assert_eq!((party.owns(), party.writes()), (true, writes));
        }
    }

    async fn writers_and_owners_comment_and_nobody_else(world: World) {
        let writer = writer(&world).await;
        let [head, other] = ["Lot Leider", "Ans Anders"].map(|name| world.account(name).role(Role::TeamLeader));
        let (head, other) = (head.make().await, other.make().await);
        let id = written(&world, &writer, &owned_by("Lot Leider", None)).await;
        let refused = point_party(&world.program, &world.signed_in(other).await, id).await;
        assert!(matches!(refused, Err(Refused::NotFound)), "{refused:?}");
        let party = point_party(&world.program, &world.signed_in(head).await, id).await.expect("the owner");
        for _ in 0..2 {
            let done = add_comment(&world.program, party, " Twee scholen zijn begonnen. ").await.expect("the store");
            assert_eq!(done, Commenting::Added);
        }
        let nothing = add_comment(&world.program, party, " ").await.expect("the store");
        assert_eq!(nothing, Commenting::Fault(PointFault::Missing));
        let officer = world.signed_in(writer.account()).await;
        let as_writer = point_party(&world.program, &officer, id).await.expect("a writer");
        let told = comments(&world.program, as_writer).await.expect("the store");
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!((told[0].by.as_deref(), told[0].words.as_str()), (Some("Lot Leider"), "Twee scholen zijn begonnen."));
        assert_eq!(told[0].at, world.now());
    }

    async fn a_release_reads_what_was_done_about_its_figures_without_names(world: World) {
        let writer = writer(&world).await;
        world.account("Lot Leider").role(Role::TeamLeader).make().await;
        let on = |evidence: &str, text: ImprovementPoint| ImprovementPoint {
            evidence: Evidence::parse(evidence).ok(),
            result: "Minder taken.".to_owned(),
            ..text
        };
        let proposed = ImprovementPoint { status: PointStatus::Proposed, ..point("", None) };
        for number in [1, 10] {
            published(&world, &figures("2026-H1", number, None)).await;
        }
        for text in [
            on("2026-H1/1 units-reasons", owned_by("Lot Leider", None)),
            on("2026-H1/1 units", point("klaar", None)),
            on("2026-H1/1 units", proposed),
            on("2026-H1/10 units", point("klaar", None)),
            point("klaar", None),
        ] {
            written(&world, &writer, &text).await;
        }
        let found = marks(&world, "2026-H1", 1).await;
        let read: Vec<_> = found
            .iter()
            .map(|one| (one.evidence.figure.as_str(), one.status, one.owner, one.came_of_it.as_str()))
            .collect();
        assert_eq!(
            read,
            [
                ("units", PointStatus::Done, None, "Minder taken."),
                ("units-reasons", PointStatus::Doing, Some(Role::TeamLeader), "Minder taken.")
            ]
        );
        assert_eq!(marks(&world, "2026-H1", 10).await.len(), 3, "with what rests on itself");
        assert!(marks(&world, "2025-H2", 10).await.is_empty(), "nothing was done about it by then");
    }
}
