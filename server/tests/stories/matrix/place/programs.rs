//! Programs of others: what a personnel system shows, and where it is told what happens.

use chrono::TimeDelta;
use domain::api::{ApiScope, ToldStage, WebhookKind};
use domain::ids::{DepartureId, WebhookId};
use sea_orm::{EntityTrait, IntoActiveModel};
use server::access::{Admission, api_client};
use server::api::{TokenForm, add_webhook, make_token, token_proposals, tokens, webhooks};
use server::proposal::{Proposed, confirm};
use server::store::entity::webhook_delivery;
use server::store::{StoreError, Typed};

use super::Making;
use crate::matrix::people::{
    ACCOUNTS_TOKEN, BOARD_COORDINATOR, EXPIRED_TOKEN, READ_TOKEN, UNITS_TOKEN, WAITING_TOKEN, WRITE_TOKEN,
};

/// The token of which the administrator's page shows how one is revoked.
const SHOWN: &str = "Personeel";

impl Making<'_> {
    /// A token for everything, made so long ago that its last day has passed when the scene is looked at.
    pub(super) async fn expired_token(&mut self) {
        let text = self.token("Vorig systeem", ApiScope::ALL).await;
        self.second_person_confirms().await;
        self.value(EXPIRED_TOKEN, text);
    }

    /// A personnel system has a token for each thing that one may be for, and another that waits for a second person; it
    /// is told where departures stand: of one it could not be told.
    pub(super) async fn personnel_system(&mut self) {
        use ApiScope::{AccountsRead, DeparturesRead, DeparturesWrite, UnitsRead};
        let write = self.token("Overname", &[DeparturesWrite]).await;
        self.second_person_confirms().await;
        let waiting = self.token("Nachtbestand", &[DeparturesWrite, DeparturesRead]).await;
        let proposals = self.waiting_tokens().await;
        let [Proposed::Token(proposal)] = proposals[..] else { panic!("one waits: {proposals:?}") };
        self.value("token-proposal", proposal);
        let read = self.token("Overzicht", &[DeparturesRead]).await;
        let accounts = self.token("Smoelenboek", &[AccountsRead]).await;
        let units = self.token(SHOWN, &[UnitsRead]).await;
        let all = [
            (WRITE_TOKEN, write),
            (WAITING_TOKEN, waiting),
            (READ_TOKEN, read),
            (ACCOUNTS_TOKEN, accounts),
            (UNITS_TOKEN, units),
        ];
        for (name, text) in all {
            // It is noted that they were shown today: the walk itself changes nothing by showing them.
            assert!(self.is_admitted(&text).await, "{name}");
            self.value(name, text);
        }
        assert!(!self.is_admitted(&self.values[EXPIRED_TOKEN]).await, "its last day has passed");
        self.told_of().await;
    }

    async fn is_admitted(&self, text: &str) -> bool {
        let admission = api_client(&self.world.program, text).await.expect("the store");
        matches!(admission, Admission::Admitted(_))
    }

    /// A token with these scopes, for a month from where the clock stands.
    async fn token(&self, name: &str, scopes: &[ApiScope]) -> String {
        let expires_on = (self.world.now().date_naive() + TimeDelta::days(30)).to_string();
        let scopes = scopes.iter().map(|scope| scope.code().to_owned()).collect();
        let form = TokenForm { name: name.into(), scopes, expires_on };
        make_token(&self.world.program, &self.world.administrator(), &form).await.expect("the store").done()
    }

    async fn waiting_tokens(&self) -> Vec<Proposed> {
        let conn = self.world.store().read();
        let waiting = token_proposals(conn, self.world.board(), self.world.now()).await.expect("the store");
        waiting.into_iter().map(|one| Proposed::Token(one.id)).collect()
    }

    /// The coordinator of the board confirms whatever token waits.
    async fn second_person_confirms(&self) {
        let second = self.world.signed_in(self.accounts[BOARD_COORDINATOR]).await.keeper().expect("of the board");
        confirm(&self.world.program, &second, &self.waiting_tokens().await).await.expect("they may");
    }

    /// Where the personnel system is told; and what of it stands still.
    async fn told_of(&mut self) {
        let (world, administrator) = (self.world, self.world.administrator());
        let kept = tokens(&world.program, &administrator).await.expect("the store");
        let shown = kept.counting.iter().find(|token| token.name == SHOWN).expect("it was made");
        self.value("api-token", shown.id);
        let address = "https://personeel.voorbeeld.test/bericht";
        add_webhook(&world.program, &administrator, address).await.expect("the store").done();
        let told = webhooks(&world.program, &administrator).await.expect("the store");
        self.value("webhook", told[0].id);
        self.untold(told[0].id).await;
    }

    /// What stands still because it could not be told.
    async fn untold(&self, webhook: WebhookId) {
        let departure: DepartureId = self.leavers["booked"].id;
        let now = self.world.now();
        let row = webhook_delivery::Model {
            id: Typed::fresh(),
            board_id: self.world.board().into(),
            webhook_id: webhook.into(),
            departure_id: departure.into(),
            kind: WebhookKind::Changed.into(),
            stage: ToldStage::Paused.into(),
            at: now,
            since: now,
            failures: 9,
            due_at: None,
            parked_at: Some(now),
            fault: Some("unreachable".into()),
        };
        let row = &row;
        let put = self.world.store().write(|tx| {
            Box::pin(async move {
                let row = row.clone().into_active_model();
                webhook_delivery::Entity::insert(row).exec_without_returning(tx).await?;
                Ok::<_, StoreError>(())
            })
        });
        put.await.expect("the store");
    }
}
