//! An address of somebody who stays in touch. Deliberately absent: a name, an instant, and anything that leads to a
//! departure.

use domain::Language;
use domain::ids::{BoardId, FormerId};
use domain::person::EmailAddress;
use domain::stay::Staying;
use sea_orm::entity::prelude::*;

use crate::store::seal::{Mark, place};
use crate::store::{Keyed, Sealed, StoreError, Typed};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "former_colleagues")]
pub struct Model {
    /// Made by chance: version 7 would tell the moment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Typed<FormerId>,
    pub board_id: Typed<BoardId>,
    pub address: Sealed<place::FormerAddress>,
    /// Of the address: each stands once.
    pub address_mark: Option<Typed<Mark>>,
    pub language: Typed<Language>,
    pub asked_on: Date,
    pub confirmed_on: Option<Date>,
    /// When a yearly mail was written last.
    pub mailed_on: Option<Date>,
}

impl Model {
    /// What the rules are about.
    pub const fn staying(&self) -> Staying {
        Staying { asked_on: self.asked_on, confirmed_on: self.confirmed_on, mailed_on: self.mailed_on }
    }

    /// Where mail goes.
    pub fn to(&self, conn: &impl Keyed) -> Result<EmailAddress, StoreError> {
        EmailAddress::parse(&self.address.open(conn, self.id)?)
            .map_err(|_| StoreError::corrupt("former_colleagues", *self.id, "an address that is none"))
    }
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
