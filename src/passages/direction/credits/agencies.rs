//! Agencies, and the words that stand beside their names in credits.

use crate::text::WordSet;
use std::sync::LazyLock;

/// Agencies that serve many outlets: the name shown, then the other forms that texts use.
pub(super) const AGENCIES: &[&[&str]] = &[
    &["Associated Press", "The Associated Press", "AP", "AP News", "apnews.com", "AP.org"],
    &["Reuters", "Thomson Reuters", "reuters.com", "Reuters News Agency"],
    &["AFP", "Agence France-Presse", "Agence France Presse", "afp.com"],
    &["UPI", "United Press International", "upi.com"],
    &["dpa", "Deutsche Presse-Agentur", "Deutsche Presse Agentur", "dpa international", "dpa-AFX", "dpa-infocom"],
    &["Press Association", "PA", "PA Media", "PA News Agency"],
    &["Bloomberg", "Bloomberg News"],
    &["ANSA", "Agenzia ANSA"],
    &["Adnkronos"],
    &["AGI", "Agenzia Italia"],
    &["LaPresse"],
    &["EFE", "Agencia EFE"],
    &["Europa Press"],
    &["TASS", "ITAR-TASS", "Itar-Tass", "ТАСС"],
    &["RIA Novosti", "РИА Новости"],
    &["Interfax", "Интерфакс"],
    &["Ukrinform"],
    &["Xinhua", "Xinhua News Agency"],
    &["Kyodo", "Kyodo News"],
    &["Jiji", "Jiji Press"],
    &["Yonhap", "Yonhap News Agency"],
    &["PTI", "Press Trust of India"],
    &["ANI", "Asian News International"],
    &["IANS", "Indo-Asian News Service"],
    &["UNI", "United News of India"],
    &["AAP", "Australian Associated Press"],
    &["The Canadian Press", "Canadian Press", "CP", "La Presse Canadienne", "Presse canadienne"],
    &["APA", "Austria Presse Agentur", "Austria Presse-Agentur"],
    &["Keystone-SDA", "SDA", "ATS", "Keystone-ATS", "Schweizerische Depeschenagentur", "Agence télégraphique suisse"],
    &["epd", "Evangelischer Pressedienst"],
    &["KNA", "Katholische Nachrichten-Agentur"],
    &["SID", "Sport-Informations-Dienst"],
    &["Belga"],
    &["ANP", "Algemeen Nederlands Persbureau"],
    &["TT", "Tidningarnas Telegrambyrå"],
    &["STT", "STT-Lehtikuva"],
    &["NTB", "Norsk Telegrambyrå"],
    &["Ritzau", "Ritzaus Bureau"],
    &["Lusa", "Agência Lusa"],
    &["Agência Brasil"],
    &["Estadão Conteúdo"],
    &["PAP", "Polska Agencja Prasowa"],
    &["ČTK", "CTK", "Česká tisková kancelář"],
    &["TASR"],
    &["SITA"],
    &["MTI"],
    &["Agerpres"],
    &["BTA"],
    &["HINA"],
    &["Tanjug"],
    &["BNS"],
    &["Anadolu", "Anadolu Agency", "Anadolu Ajansı"],
    &["Télam"],
    &["Notimex"],
    &["Prensa Latina"],
    &["Bernama"],
    &["Antara"],
    &["Business Wire"],
    &["PR Newswire", "PRNewswire"],
    &["GlobeNewswire"],
    &["Tribune News Service", "TNS"],
    &["States Newsroom"],
    &["CNN Wire", "CNN Newsource"],
    &["Religion News Service", "RNS"],
    &["Inter Press Service", "IPS"],
];

/// Words that a line of a byline begins with.
pub(super) static BY: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "by from source sources via agency agencies von quelle quellen agentur agenturen par agence agences por fuente \
         fuentes agencia agencias di redazione fonte fonti agenzia agenzie door bron bronnen fontes agência agências av af \
         kilde källa źródło zdroj",
    )
});

/// Words between names in such lines, and for the desk that made the text.
pub(super) static DESK: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "and und et y e i og och en a the der die das la le l el los staff desk writers wire wires news service services \
         redaktion redaktionen rédaction redacción redazione redação redactie redakcja redakce newsroom bureau online \
         agency agencies agentur agenturen agence agences agencia agencias agenzia agenzie agência agências",
    )
});

/// Words that say that a text was made with what the named sent.
pub(super) static WITH: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::new("with mit avec con com met med unter additional including contains"));

/// What was sent.
pub(super) static MATERIAL: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "material materials materialien informationen information info infos informations información informaciones \
         informazioni informações informatie oplysninger uppgifter files inputs input reporting reports contributions \
         agenturmaterial agenturinformationen depeschen dépêches beiträgen beiträge verwendung medewerking agency agencies \
         agencia agencias agence agences agenzie agenzia agência agências agentur agenturen",
    )
});

/// Verbs and prepositions that make a name a teller.
pub(super) static TELLS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::new(
        "said says reported reports wrote writes announced announces published revealed disclosed confirmed stated \
         according laut zufolge meldet meldete berichtet berichtete selon rapporte rapporté según informó informa secondo \
         riferisce riporta volgens meldt segundo noticiou ifølge enligt podle według",
    )
});
