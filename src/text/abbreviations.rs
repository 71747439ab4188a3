//! Abbreviations that end in a full stop, by what the full stop may mean there.

use super::words::WordSet;
use std::sync::LazyLock;

/// Never ends a sentence: a name or a figure follows.
pub(super) static LEADING: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "mr mrs ms mx messrs mmes dr prof profs hon rev revd fr sr sra srta pres vp gov govs lt col gen adm sgt cpl pvt capt cmdr
         cdr maj brig sen sens rep reps del dels supt det insp const pc amb sec treas atty attys dist ald asst assoc
         mgr dir chmn msgr mons st ste mt ft pt vs cf approx ca viz fig figs eq sect para op esp incl est vol vols pp ed eds
         cllr ven bro mlle mme hr frl ing mag lic arq don dona sgts cpls capts drs revs gens cols lts",
    )
});

/// Never ends a sentence before a number.
pub(super) static BEFORE_NUMBER: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "no nos c art arts ch chap sec p pp vol fig jan feb mar apr jun jul aug sep sept oct nov dec tel ext rm apt ste ver v
         circa about bk pt stat",
    )
});

/// Ends a sentence only where the next word is one that opens sentences.
pub(super) static TRAILING: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "jr sr esq inc co corp ltd llc llp plc bros cos corps ave blvd rd hwy pkwy sq bldg dept depts univ assn assns natl intl
         etc al jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
         ala ariz ark calif colo conn dela fla ga ill ind kan kans ky la md mich minn miss mo mont neb nebr nev okla ore
         pa penn tenn tex vt va wash wis wisc wyo ont que alta sask govt mfg min max hr hrs mins secs yr yrs lb lbs oz km
         kg cm mm mi sq gal ph phd bc ad ce st mt hq tech dist bancorp",
    )
});

/// Words that open sentences and hardly ever follow an abbreviation inside one.
pub(super) static OPENERS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "the a an this that these those there here he she it they we you his her its their our your my i
         he's she's it's they're we're that's there's i'm i've we've
         in on at by for from with without after before during while when where why how what who which whose since until
         although though because if as but and or so yet nor still however meanwhile moreover then thus therefore
         also even only some many most more several both each every all another other others no not nobody nothing one two
         three four five six seven eight nine ten is are was were has have had do does did can could will would should may might must
         to under over among between through according despite instead asked like unlike once just now today yesterday
         tomorrow later earlier soon again first second third finally critics officials police experts people",
    )
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_leads_and_a_firm_trails() {
        assert!(LEADING.has_word("Sen") && !TRAILING.has_word("Sen"));
        assert!(TRAILING.has_word("Inc") && !LEADING.has_word("Inc"));
    }
}
