//! What stands over the words of an outlet in a digest: its name, or what else is known of where an article appeared.

use std::collections::HashSet;

use crate::article::Article;

/// Where an article's words stand in a digest.
pub(super) enum Heading {
    /// Under a heading of their own.
    Own(String),
    /// Nowhere: the outlet has its words already.
    Known,
    /// With those of all others of which nothing is known but their words.
    Unnamed,
}

/// The heading over an article's words. `known` are the headings so far, in small letters. An article that names no outlet
/// is called by the host of its address, or by its title where it gives none or that host has one already: nobody knows
/// whether two such articles are of one outlet.
pub(super) fn heading(article: &Article, known: &mut HashSet<String>) -> Heading {
    let outlet = article.outlet.as_deref().map(str::trim).filter(|outlet| !outlet.is_empty());
    if let Some(outlet) = outlet {
        return if known.insert(key(outlet)) { Heading::Own(outlet.to_owned()) } else { Heading::Known };
    }
    let host = article.source.address.as_deref().and_then(host_of).filter(|host| !known.contains(&key(host)));
    let title = article.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let Some(name) = host.or(title) else { return Heading::Unnamed };
    known.insert(key(name));
    Heading::Own(name.to_owned())
}

fn key(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The host of an address, without what most of them begin with.
fn host_of(address: &str) -> Option<&str> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.split(':').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    host.contains('.').then_some(host)
}
