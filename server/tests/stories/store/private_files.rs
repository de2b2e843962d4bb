//! What the program writes, nobody else on the machine reads.

#![cfg(unix)]

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use chrono::Utc;
use server::on_both_databases;

use crate::running::Running;

fn rights(path: &Path) -> u32 {
    let found = std::fs::metadata(path);
    found.unwrap_or_else(|error| panic!("{}: {error}", path.display())).permissions().mode() & 0o777
}

on_both_databases! {
    async fn database_backup_and_mails_are_the_programs_alone(world: World) {
        world.advance(Utc::now() - world.now());
        // A database of its own in the program's folder, whatever the world's is.
        let running = Running::start_with(&world, &[("UITZWAAI_DATABASE_URL", "sqlite:own.db"), ("UITZWAAI_MAIL_DIR", "sent")]);
        let folder = running.folder().to_owned();
        let output = running.call(&["backup", "copy.db"], &[], b"");
        assert!(output.status.success(), "{output:?}");
        for file in ["own.db", "own.db-wal", "own.db-shm", "copy.db", "keys"] {
            assert_eq!(rights(&folder.join(file)), 0o600, "{file}");
        }
        let check = || {
            let output = running.call(&["check"], &[], b"");
            (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
        };
        std::fs::set_permissions(folder.join("secret"), std::fs::Permissions::from_mode(0o600)).expect("it is ours");
        let (is_in_order, said) = check();
        assert!(is_in_order, "{said}");
        assert_eq!(rights(&folder.join("sent")), 0o700, "the folder of the mails, which check has made");
        std::fs::set_permissions(folder.join("own.db"), std::fs::Permissions::from_mode(0o644)).expect("it is ours");
        let (is_in_order, said) = check();
        assert!(!is_in_order && said.contains("can read own.db"), "{said}");
    }
}
