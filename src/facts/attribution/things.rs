//! Things: nouns that can be no source.
//!
//! Takes the head of a noun phrase, says whether it names what neither speaks nor has anything written on it: a question, an
//! election, a day, what is worse. Whom the grammar does not know, a fitter or a rapper, is a person, and may be cited. Data
//! written for this purpose.

use super::phrase::SPEAKING;
use super::view::View;
use crate::text::WordSet;
use std::sync::LazyLock;

/// Nouns of what happens, is done, passes and is counted, and words that only describe. None of what people write, run or
/// belong to: a plan, a line, a trust, a force may all be cited.
static THINGS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "question questions election elections summit summits meeting meetings prospect prospects change changes war wars fact
        turn turns time times day days week weeks month months year years hour hours way ways case cases end ends event events
        vote votes dollar dollars euro euros pound pounds cent cents percent billion billions million millions thousand
        thousands hundred hundreds price prices tax taxes cost costs income profit profits debt debts spending bomb bombs gun
        guns flood floods storm storms road roads street streets bridge bridges door doors wall walls floor roof river rivers
        sea water ground air wind weather money job jobs problem problems cause causes effect effects step steps move moves role
        roles place places rate rates risk risks value values truth peace anger life death deaths birth crime crimes murder
        murders raid raids attack attacks crash crashes visit visits trip trips talks tour tours match matches season goal
        goals victory victories defeat defeats loss losses success crisis crises progress growth food oil gift gifts name names
        heart mind eye eyes hands background future past tie ties goods stock stocks effort efforts attempt attempts worse worst
        better best much less least turnout outcome doubt matter matters thing things topic topics seat seats speed size shape
        trouble violence silence smoke damage traffic resignation disaster",
    )
});

/// Whether a common noun is a thing that cannot speak. A word with a capital may be a name that nobody listed.
pub(super) fn is_thing(view: &View<'_>, head: usize) -> bool {
    let common = view.name(head).is_none() && !view.is(head, SPEAKING) && view.of(head).starts_with(char::is_lowercase);
    common && view.token(head).is_some_and(|t| THINGS.has(t.hash))
}
