//! Advisers' training and its validity.

use domain::account::Role;
use domain::working_days::DateRange;
use server::access::Refused;
use server::form::Filled;
use server::on_both_databases;
use server::training::{TrainingFault, TrainingField, TrainingForm, add, list, remove, valid_days};
use uuid::Uuid;

fn form(from: &str, until: &str) -> TrainingForm {
    TrainingForm { name: "Open gesprek".into(), valid_from: from.into(), valid_until: until.into() }
}

on_both_databases! {
    async fn trainings_that_follow_each_other_count_as_one_stretch(world: World) {
        let anna = world.account("Anna de Vries").role(Role::HrAdviser).make().await;
        let proof = world.keeper();
        for (from, until) in [("1-1-2026", "31 december 2026"), ("2027-01-01", "2027-12-31")] {
            add(&world.program, &proof, anna, &form(from, until)).await.expect("works").done();
        }
        let conn = world.store().read();
        let all = list(conn, world.board()).await.expect("read");
        assert_eq!(all.len(), 2);
        let days = valid_days(conn, &[anna]).await.expect("read");
        assert_eq!(days[&anna], [DateRange::new(all[0].valid.first, all[1].valid.last)]);
        remove(&world.program, &proof, all[0].id).await.expect("there");
        assert!(matches!(remove(&world.program, &proof, all[0].id).await, Err(Refused::NotFound)));
        assert_eq!(valid_days(conn, &[anna]).await.expect("read")[&anna], [all[1].valid]);
    }

    async fn a_training_is_somebodys_and_has_its_dates_in_order(world: World) {
        let anna = world.account("Anna de Vries").make().await;
        let proof = world.keeper();
        let nobody = add(&world.program, &proof, Uuid::now_v7().into(), &form("1-1-2026", "2-1-2026")).await;
        assert!(matches!(nobody, Err(Refused::NotFound)));
        let faulty = [
            (form("2-1-2026", "1-1-2026"), vec![(TrainingField::ValidUntil, TrainingFault::UntilBeforeFrom)]),
            (form("", "31-2-2026"), vec![
                (TrainingField::ValidFrom, TrainingFault::DateMissing),
                (TrainingField::ValidUntil, TrainingFault::DateImpossible),
            ]),
        ];
        for (form, faults) in faulty {
            assert_eq!(add(&world.program, &proof, anna, &form).await.expect("works"), Filled::Faulty(faults));
        }
    }
}
