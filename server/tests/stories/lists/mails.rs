//! The demonstration's mails.

use server::jobs::deliver::deliver_all;
use server::lists::mails::{one, page};
use server::program::Program;
use server::settings::{MailTo, Settings};
use server::steps::AtOnce;

use crate::scene::Scene;

server::on_both_databases! {
    async fn a_mail_in_the_folder_is_listed_and_opened(world: World) {
        let scene = Scene::set(&world).await;
        let leaver = scene.leaver("Anna Bakker").await;
        let folder = std::env::temp_dir().join(format!("uitzwaai-mails-{}", leaver.id));
        std::fs::create_dir_all(&folder).expect("a folder");
        let settings = Settings {
            mail_to: MailTo::Folder(folder.clone()),
            demonstration: true,
            ..world.program.settings().clone()
        };
        let program =
            Program::new(world.store().clone(), world.clock.clone(), world.program.secrets().clone(), settings, AtOnce);
        deliver_all(&program).await.expect("the folder takes it");
        let seen = page(&program).await.expect("the store");
        assert_eq!((seen.rows.len(), seen.total), (1, 1));
        let row = &seen.rows[0];
        assert!(!row.subject.is_empty() && row.to_address == "anna.bakker@thuis.test", "{row:?}");
        let mail = one(&program, row.id).await.expect("the store").expect("it is there");
        assert!(mail.text.contains("https://uitzwaai.test/l/") && mail.html.is_some(), "{mail:?}");
        assert!(page(&world.program).await.expect("the store").rows.is_empty(), "only in the demonstration");
        assert!(one(&world.program, row.id).await.expect("the store").is_none());
        let _ = std::fs::remove_dir_all(&folder);
    }
}
