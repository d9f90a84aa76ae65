//! The preview: the site as it is right now, to the browsers of this machine.
//!
//! Owns what is served ([`Live`], [`Edition`]) and the sockets ([`Server`]). Who may ask, what is answered and what pages get
//! added are functions; [`server`] alone knows of connections and threads. Building is the business of
//! [`command`](crate::command); nothing here writes.

mod answer;
mod edition;
mod host;
mod http;
mod kind;
mod live;
mod page;
mod server;

pub use edition::{Copies, Edition};
pub use live::Live;
pub use server::Server;
