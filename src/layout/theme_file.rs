//! A theme's file: read, laid over the bundled theme that it is based on, and checked, so that whatever a user writes
//! either sets pages or is told what is wrong with it.

use serde_json::{Map, Value};

use super::fonts::Family;
use super::theme::{Style, Theme};

/// The colours that pages ask for beside those of the styles.
const COLORS: [&str; 8] = ["ink", "quiet", "accent", "note", "rule", "bar", "span", "watermark"];

/// The measures of a theme, each with the least and the most that it may be, in points. What stands left of the text and
/// the text itself fit on the narrower paper, A4.
const MEASURES: [(&str, f64, f64); 10] = [
    ("grid", 8.0, 36.0),
    ("inset", 0.0, 90.0),
    ("hang", 0.0, 60.0),
    ("page.left", 20.0, 300.0),
    ("page.column", 180.0, 555.0),
    ("page.top", 50.0, 250.0),
    ("page.bottom", 70.0, 250.0),
    ("page.header", 20.0, 240.0),
    ("page.footer", 20.0, 240.0),
    ("page.marking", 14.0, 200.0),
];
/// The same of every style.
const OF_STYLES: [(&str, f64, f64); 3] = [("size", 4.0, 160.0), ("leading", 5.0, 240.0), ("rise", -20.0, 20.0)];
/// How far text may reach to the right on the narrower paper, in points.
const FURTHEST: f64 = 575.0;

impl Theme {
    /// Reads a theme that is told whole.
    ///
    /// # Errors
    /// What is wrong with the file, in words.
    pub fn from_json(text: &str) -> Result<Theme, String> {
        theme_of(parsed(text)?)
    }

    /// Reads a theme of a user's: what it does not say is as in the bundled theme that it is `based_on`, the house theme
    /// unless it names another.
    ///
    /// # Errors
    /// What is wrong with the file, in words that follow on its name.
    pub fn own_from_json(text: &str) -> Result<Theme, String> {
        let mut own = parsed(text)?;
        let base = match own.remove("based_on") {
            None => crate::pack::DEFAULT_THEME.to_owned(),
            Some(Value::String(name)) => name,
            Some(_) => return Err("based_on is no name; name a bundled theme".to_owned()),
        };
        let Some(file) = Theme::bundled_file(&base) else {
            let known: Vec<&str> = Theme::bundled().iter().map(|theme| theme.name.as_str()).collect();
            return Err(format!("is based on '{base}', which is no bundled theme; choose one of {}", known.join(", ")));
        };
        let mut whole = parsed(file)?;
        // What a theme is for is its own.
        whole.remove("description");
        lay_over(&mut whole, own);
        theme_of(whole)
    }
}

fn parsed(text: &str) -> Result<Map<String, Value>, String> {
    serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| format!("is no theme ({error}); compare it with a bundled one"))
}

/// Puts values in place of those of the same names, within objects as well.
fn lay_over(below: &mut Map<String, Value>, over: Map<String, Value>) {
    for (name, value) in over {
        match (below.get_mut(&name), value) {
            (Some(Value::Object(below)), Value::Object(over)) => lay_over(below, over),
            (_, value) => drop(below.insert(name, value)),
        }
    }
}

fn theme_of(file: Map<String, Value>) -> Result<Theme, String> {
    let name = file.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
    let well_named = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !well_named {
        return Err(format!("names itself '{name}'; use small letters, digits and hyphens"));
    }
    let told = |why: String| format!("the theme '{name}': {why}");
    check_typefaces(&file).map_err(told)?;
    check_measures(&file).map_err(told)?;
    check_styles(&file).map_err(told)?;
    let file = Value::Object(file);
    serde_json::from_value(file).map_err(|error| told(format!("{error}; compare it with a bundled one")))
}

/// Whether the pair of typefaces is among those that come with the program.
fn check_typefaces(file: &Map<String, Value>) -> Result<(), String> {
    for hand in ["serif", "sans"] {
        let named = at(file, &format!("typefaces.{hand}")).map(|value| value.as_str().unwrap_or("(no name)"));
        let Some(named) = named.filter(|named| Family::named(named).is_none()) else { continue };
        let known = Family::ALL.map(Family::name).join(" or ");
        return Err(format!("typefaces.{hand} is '{named}', which does not come with the program; choose {known}"));
    }
    Ok(())
}

fn check_measures(file: &Map<String, Value>) -> Result<(), String> {
    for (field, least, most) in MEASURES {
        check_number(field, at(file, field), least, most)?;
    }
    let right: f64 = ["page.left", "page.column"].iter().filter_map(|field| at(file, field)?.as_f64()).sum();
    if right > FURTHEST {
        return Err(format!(
            "page.left and page.column reach {right} points to the right; keep them within {FURTHEST}"
        ));
    }
    for (edge, text) in [("page.header", "page.top"), ("page.footer", "page.bottom")] {
        let number = |field| at(file, field).and_then(Value::as_f64).unwrap_or_default();
        if number(edge) > number(text) - 10.0 {
            return Err(format!("{edge} lies within the text; make it smaller, or {text} larger"));
        }
    }
    Ok(())
}

fn check_styles(file: &Map<String, Value>) -> Result<(), String> {
    let none = Map::new();
    let colors = file.get("colors").and_then(Value::as_object).unwrap_or(&none);
    if let Some(missing) = COLORS.iter().find(|color| !colors.contains_key(**color)) {
        return Err(format!("colors.{missing} is missing; give it three numbers from 0 to 255"));
    }
    for (name, color) in colors {
        if serde_json::from_value::<super::page::Color>(color.clone()).is_err() {
            return Err(format!("colors.{name} is no colour; give it three numbers from 0 to 255"));
        }
    }
    let styles = file.get("styles").and_then(Value::as_object).unwrap_or(&none);
    for (name, style) in styles {
        if serde_json::from_value::<Style>(Value::String(name.clone())).is_err() {
            return Err(format!("styles.{name} is no style of a page; take its name from a bundled theme"));
        }
        let Some(style) = style.as_object() else { return Err(format!("styles.{name} is no style")) };
        for (field, least, most) in OF_STYLES {
            if field == "rise" && !style.contains_key(field) {
                continue;
            }
            check_number(&format!("styles.{name}.{field}"), style.get(field), least, most)?;
        }
        let color = style.get("color").and_then(Value::as_str).unwrap_or_default();
        if !colors.contains_key(color) {
            return Err(format!("styles.{name}.color is '{color}', which is none of its colors; add it to them"));
        }
    }
    if styles.len() < Theme::STYLES {
        let missing = Theme::STYLES - styles.len();
        return Err(format!("lacks {missing} styles; take them from a bundled theme"));
    }
    Ok(())
}

fn check_number(field: &str, value: Option<&Value>, least: f64, most: f64) -> Result<(), String> {
    match value {
        Some(value) if value.as_f64().is_some_and(|number| (least..=most).contains(&number)) => Ok(()),
        Some(value) => Err(format!("{field} is {value}; give it a number of points from {least} to {most}")),
        None => Err(format!("{field} is missing; give it a number of points from {least} to {most}")),
    }
}

/// A value by its path, with full stops between.
fn at<'v>(file: &'v Map<String, Value>, path: &str) -> Option<&'v Value> {
    let mut names = path.split('.');
    let first = file.get(names.next()?)?;
    names.try_fold(first, |value, name| value.get(name))
}
