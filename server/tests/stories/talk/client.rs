//! A leaver with a browser, before the program itself.

use domain::access::WayIn;
use domain::ids::OpeningId;
use domain::talk::HostKind;
use sea_orm::{EntityTrait, QueryFilter};
use server::secret::LeaverCookie;
use server::store::TypedColumn;
use server::store::entity::link;

use crate::running::{Answer, Running};
use crate::scene::{Leaver, Scene};

/// Somebody with a browser.
#[derive(Clone)]
pub struct Client {
    pub departure: String,
    pub talk: String,
    pub cookie: String,
}

impl Client {
    /// A page, or a form that is posted; every number is another network address.
    pub fn ask(&self, running: &Running, path: &str, number: usize, form: Option<&str>) -> Option<Answer> {
        let from = format!("10.0.{}.{}", number / 250, number % 250 + 1);
        running.browse(path, &format!("leaver={}", self.cookie), &from, form)
    }
}

/// The cookie that the leaver's link leaves in a browser.
pub async fn cookie(scene: &Scene<'_>, leaver: &Leaver) -> String {
    let row = link::Entity::find().filter(link::Column::DepartureId.is(leaver.id)).one(scene.world.store().read());
    let row = row.await.expect("the store").expect("every departure has a link");
    let (generation, opened) = (*row.generation, scene.world.now().timestamp());
    let opening = OpeningId::new(uuid::Uuid::now_v7());
    LeaverCookie { link: row.id.into(), generation, way_in: WayIn::Link, opened, seen: opened, opening }
        .seal(scene.world.program.secrets())
}

pub async fn client(scene: &Scene<'_>, leaver: &Leaver) -> Client {
    Client {
        departure: leaver.id.to_string(),
        talk: scene.talk(leaver, HostKind::HrAdviser).await.to_string(),
        cookie: cookie(scene, leaver).await,
    }
}
