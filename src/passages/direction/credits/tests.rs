//! Which lines credit an agency, and which only speak of one.

use super::*;
use crate::ingest::{Article, Metadata};

/// The credits of a text as `name form`, in order, without those that only tell.
fn credits(text: &str) -> Vec<String> {
    of(text, &[])
}

fn of(text: &str, authors: &[&str]) -> Vec<String> {
    let mut article = Article::from_text("a.txt", text);
    article.meta = Metadata { authors: authors.iter().map(|a| (*a).to_owned()).collect(), ..Metadata::default() };
    let reading = Reading::for_passages(article);
    let names = Names::new([(0, "North Valley Press")].into_iter());
    let made = read(&reading, &names).into_iter().filter(|credit| credit.form != Form::Told);
    made.map(|credit| format!("{} {:?}", names.display(credit.maker), credit.form)).collect()
}

/// A story of six sentences, so that a line before or behind it stands at an end.
const STORY: &str = "The town closed its harbour on Monday. Nobody knows why. The mayor spoke of a fault.";

#[test]
fn datelines_and_closing_lines_of_agencies_are_bylines_in_many_languages() {
    for (line, name) in [
        ("SELDE, March 3 (Reuters) - The town closed its harbour.", "Reuters"),
        ("SELDE (AP) — The town closed its harbour.", "Associated Press"),
        ("Selde (dpa) - Die Stadt hat den Hafen geschlossen.", "dpa"),
        ("Selde (dpa/lby) Die Stadt hat den Hafen geschlossen.", "dpa"),
        ("Selde, 3. März (APA) – Die Stadt hat den Hafen geschlossen.", "APA"),
        ("(sda) Die Stadt hat den Hafen geschlossen.", "Keystone-SDA"),
        ("SELDE, 3 mars 2026 (AFP) - La ville a fermé son port.", "AFP"),
        ("Selde, 3 mar (EFE).- La ciudad cerró su puerto.", "EFE"),
        ("(ANSA) - SELDE, 03 MAR - La città ha chiuso il porto.", "ANSA"),
        ("Selde, 03 mar 2026 (Lusa) – A cidade fechou o porto.", "Lusa"),
        ("SELDE (ANP) - De stad heeft de haven gesloten.", "ANP"),
        ("Selde (ČTK) - Město zavřelo přístav.", "ČTK"),
        ("SELDE, March 3. /TASS/. The town closed its harbour.", "TASS"),
        ("SELDE, March 3 (Xinhua) -- The town closed its harbour.", "Xinhua"),
    ] {
        assert_eq!(credits(&format!("{line}\n\n{STORY}")), [format!("{name} Byline")], "{line}");
    }
    for (line, name) in [
        ("Von dpa", "dpa"),
        ("Redazione ANSA", "ANSA"),
        ("Quelle: sda/reb", "Keystone-SDA"),
        ("By Ada Tarn, Associated Press", "Associated Press"),
        ("Par Ada Tarn avec l'équipe de l'AFP", "AFP"),
        ("Ada Tarn (dpa)", "dpa"),
        ("/ritzau/", "Ritzau"),
        ("Die Behörde prüft den Fall. (KNA)", "KNA"),
        ("ats", "Keystone-SDA"),
        ("Fuente: EFE", "EFE"),
        ("Bron: ANP", "ANP"),
    ] {
        assert_eq!(credits(&format!("{STORY}\n\n{line}")), [format!("{name} Byline")], "{line}");
    }
}

#[test]
fn notes_on_what_an_agency_sent_are_notes_in_many_languages() {
    for (line, name) in [
        ("With files from The Canadian Press", "The Canadian Press"),
        ("With inputs from PTI", "PTI"),
        ("Additional reporting by Reuters.", "Reuters"),
        ("AP contributed to this report.", "Associated Press"),
        ("This article includes reporting from AFP.", "AFP"),
        ("Mit Material der dpa", "dpa"),
        ("Mit Informationen von Reuters.", "Reuters"),
        ("Dieser Text enthält Material von dpa.", "dpa"),
        ("avec AFP", "AFP"),
        ("(Avec Belga)", "Belga"),
        ("Avec des informations de l'AFP", "AFP"),
        ("Con información de EFE", "EFE"),
        ("Con informazioni di ANSA", "ANSA"),
        ("Com informações da Lusa", "Lusa"),
        ("(mit dpa)", "dpa"),
    ] {
        assert_eq!(credits(&format!("{STORY}\n\n{line}")), [format!("{name} Note")], "{line}");
    }
}

#[test]
fn an_agency_that_is_only_spoken_of_is_not_credited() {
    for line in [
        "The Palestinian Authority (PA) said on Monday that it would pay the wages of its teachers.",
        "Andhra Pradesh (AP) has a new harbour, and the state pays for it.",
        "From the AP poll of last week one could see that few people wanted the harbour back, the mayor said.",
        "The ministry shared information with Reuters, and the town knew it.",
        "Editors of dpa met in Selde, where the town paid for the dinner.",
        "Maria Lusa and Jo Antara opened the harbour, where the town paid for the dinner.",
        "The Data Protection Authority (DPA) fined the town for its cameras at the harbour.",
        "The harbour board (HBS) – a body of nine – met at the quay, and the town paid for the dinner.",
        "He asked the ANI for help, and the PAP won the vote in the town council on that day.",
    ] {
        assert_eq!(credits(&format!("{line}\n\n{STORY}\n\n{line}")), [""; 0], "{line}");
    }
}

#[test]
fn authors_that_are_agencies_credit_them_and_namesakes_do_not() {
    assert_eq!(of(STORY, &["AFP"]), ["AFP Byline"]);
    assert_eq!(of(STORY, &["Ada Tarn, Associated Press"]), ["Associated Press Byline"]);
    assert_eq!(of(STORY, &["Ada Tarn | Reuters"]), ["Reuters Byline"]);
    assert_eq!(of(STORY, &["Redazione ANSA"]), ["ANSA Byline"]);
    assert_eq!(of(STORY, &["Maria Lusa"]), [""; 0]);
}
