//! Those who will work with the program, with what opens it to them, made before it starts.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::DepartureId;
use server::talk::offer;
use server::testing::World;

use crate::running::Running;
use crate::scene::{Leaver, Scene};
use crate::talk::client::{Client, client, cookie};
use crate::web::browser::signed_in;
use crate::web::leaver::typed;
use crate::web::visitor::Visitor;

/// How many of each.
const TYPING: usize = 3;
const HANDING_IN: usize = 30;
const BOOKING: usize = 4;
/// Days whose moments are booked, and how many moments of each. The first days are left out: their moments come too
/// near while the story goes on.
const FIRST_DAY: usize = 5;
const DAYS: usize = 8;
const MOMENTS_A_DAY: usize = 3;

/// A moment to book: what the form posts, and when it is.
pub type Moment = (String, DateTime<Utc>);

/// Everybody.
pub struct People {
    /// The `leaver` cookies of those who answer.
    pub typing: Vec<String>,
    pub handing_in: Vec<(DepartureId, String)>,
    /// With the session in which the code was typed, without which nobody calls off.
    pub booking: Vec<(Client, String)>,
    pub moments: Vec<Moment>,
    /// Of whom the adviser writes a report.
    pub reported: DepartureId,
    /// Sessions.
    pub adviser: String,
    pub coordinator: String,
    pub team: String,
}

impl People {
    /// Makes them; the world's clock has to stand at the machine's.
    pub async fn of(world: &World) -> Self {
        let scene = Scene::set(world).await;
        let last = (world.now() + TimeDelta::days(60)).date_naive().to_string();
        let dates = [("last_day_worked", last.as_str()), ("end_of_employment", last.as_str())];
        let (mut typing, mut handing_in, mut booking) = (Vec::new(), Vec::new(), Vec::new());
        for number in 0..TYPING {
            let leaver = scene.leaver_with(&format!("Tine Typt{number}"), &dates).await;
            typing.push(cookie(&scene, &leaver).await);
        }
        for number in 0..HANDING_IN {
            let leaver = scene.leaver_with(&format!("Ina Levert{number}"), &dates).await;
            scene.answer(&leaver).await;
            handing_in.push((leaver.id, cookie(&scene, &leaver).await));
        }
        let mut moments = Vec::new();
        for number in 0..BOOKING {
            let leaver = scene.leaver_with(&format!("Bo Boekt{number}"), &dates).await;
            scene.hand_in(&leaver).await;
            let session = typed(world, leaver.id, TimeDelta::zero()).await;
            booking.push((client(&scene, &leaver).await, session));
            if moments.is_empty() {
                moments = moments_of(world, &leaver).await;
            }
        }
        let reported = scene.leaver_with("Rob Verslag", &dates).await;
        scene.hand_in(&reported).await;
        let coordinator = world.cora().await.account();
        Self {
            typing,
            handing_in,
            booking,
            moments,
            reported: reported.id,
            adviser: signed_in(world, scene.adviser).await,
            coordinator: signed_in(world, coordinator).await,
            team: scene.team.to_string(),
        }
    }
}

/// A browser of its own at a network address of its own, with this cookie.
pub fn visitor<'r>(running: &'r Running, number: usize, name: &str, value: &str) -> Visitor<'r> {
    Visitor::new(running, "Firefox/1", &format!("10.0.1.{number}")).having(name, value)
}

async fn moments_of(world: &World, leaver: &Leaver) -> Vec<Moment> {
    let found = offer(&world.program, &leaver.proof).await.expect("the store").talks.remove(0);
    let days = found.days.iter().skip(FIRST_DAY).take(DAYS);
    days.flat_map(|day| day.slots.iter().step_by(4).take(MOMENTS_A_DAY))
        .map(|slot| (slot.key.to_string(), slot.start))
        .collect()
}
