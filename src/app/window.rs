//! The window itself: draws, runs effects, and feeds their answers back.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use eframe::egui;

use crate::diag::Warning;
use crate::pack::Pack;
use crate::ui::ask::Ask;
use crate::ui::keyboard::Keyboard;
use crate::ui::theme::{self, Lacking, ThemeError, Themes};
use crate::ui::tongue::Tongue;
use crate::ui::view::Kept;
use crate::ui::{self, Panes};

use super::inbox::{self, Inbox};
use super::{App, Effect, Msg, Native, Services, perform};

/// The name under which the desktop knows the program.
const APP_ID: &str = "briefpack";
/// Where what is kept between starts is stored.
const KEPT: &str = "view";
/// The icon of the window, drawn from `assets/icon.svg`.
const ICON: &[u8] = include_bytes!("../../assets/icon.png");
/// The window's size at first, and the least.
const SIZE: [f32; 2] = [1320.0, 860.0];
/// How often unsaved work is copied, in seconds.
const RECOVERY_SECONDS: f64 = 3.0;
/// How long after a change what is kept between starts is written, at the latest.
const KEEP_EVERY: Duration = Duration::from_secs(2);
const LEAST_SIZE: [f32; 2] = [800.0, 560.0];

/// Why the window could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// There is nothing to draw on.
    #[error(
        "no display was found (DISPLAY and WAYLAND_DISPLAY are not set); run briefpack in a desktop session, or print a pack without a window: briefpack export"
    )]
    NoDisplay,
    /// The theme is broken.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// The display cannot be reached, or refuses a window.
    #[error(
        "the window could not be opened on this display; check that it can be reached, or print a pack without a window: briefpack export"
    )]
    Window,
}

/// How effects are run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Executor {
    /// On a thread each: the window never waits.
    Threads,
    /// At once, before the next frame: for tests.
    Inline,
}

/// Opens the window on a pack, and returns when it is closed.
///
/// # Errors
/// [`RunError`] where there is no display, or the desktop refuses a window.
pub fn run(pack: Pack, path: Option<PathBuf>, warnings: Vec<Warning>) -> Result<(), RunError> {
    if !has_display() {
        return Err(RunError::NoDisplay);
    }
    let themes = Themes::load()?;
    let mut viewport = egui::ViewportBuilder::default()
        .with_title("Briefpack")
        .with_app_id(APP_ID)
        .with_inner_size(SIZE)
        .with_min_inner_size(LEAST_SIZE)
        .with_drag_and_drop(true);
    // A window without its icon is better than none.
    if let Ok(icon) = eframe::icon_data::from_png_bytes(ICON) {
        viewport = viewport.with_icon(icon);
    }
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    let create: eframe::AppCreator<'_> = Box::new(move |cc| {
        let services = Arc::new(Native::new());
        let app = App::new(pack, path, warnings, services.has_dialogs());
        Ok(Box::new(Window::new(cc, themes, app, services, Executor::Threads)))
    });
    eframe::run_native(APP_ID, options, create).map_err(|error| {
        // The libraries' words are of use to whoever builds the program, not to whoever runs it.
        tracing::debug!(%error, "no window");
        RunError::Window
    })
}

/// The desktop's language, where it says one.
fn locale() -> Option<Tongue> {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .map(|value| Tongue::of_locale(&value))
}

fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET")
}

/// An article that waits to be looked through for suggestions.
type Reading = Box<dyn FnOnce() + Send>;

/// A thread that looks through articles in turn, until the window is gone.
fn reader() -> Sender<Reading> {
    let (sender, waiting) = channel::<Reading>();
    std::thread::spawn(move || {
        for job in waiting {
            // A fault of ours in one article must not keep the others from being read.
            if std::panic::catch_unwind(std::panic::AssertUnwindSafe(job)).is_err() {
                tracing::error!("looking for suggestions broke off in an article");
            }
        }
    });
    sender
}

/// The application in its window.
pub struct Window {
    app: App,
    panes: Panes,
    themes: Themes,
    services: Arc<dyn Services>,
    executor: Executor,
    answers: Inbox,
    /// Where articles wait to be looked through.
    readers: Sender<Reading>,
    /// Characters that were to be drawn and that no font has.
    lacking: Lacking,
    title: String,
    closing: bool,
    is_drawn: bool,
    /// When the recovery copy was last seen to, in seconds since the start.
    recovered_at: f64,
    /// What is kept between starts, as it was when last looked at.
    kept: Kept,
    /// When it is written at the latest, in seconds since the start.
    keep_at: f64,
}

impl Window {
    /// Puts fonts and themes into place and starts what has to run.
    pub fn new(
        cc: &eframe::CreationContext<'_>,
        themes: Themes,
        mut app: App,
        services: Arc<dyn Services>,
        executor: Executor,
    ) -> Self {
        ui::theme::install(&cc.egui_ctx, &themes);
        cc.egui_ctx.add_plugin(Keyboard::default());
        // The commands for the text's size keep it between starts; egui's own would not.
        cc.egui_ctx.options_mut(|options| options.zoom_with_keyboard = false);
        if let Some(kept) = cc.storage.and_then(|storage| eframe::get_value::<Kept>(storage, KEPT)) {
            app.restore(kept);
        } else {
            let tongue = locale().unwrap_or_default();
            app.restore(Kept { tongue, ..Kept::default() });
            if cc.storage.is_some() {
                app.show_hints();
            }
        }
        if let Some(left) = services.left() {
            app.offer(left);
        }
        let start = app.start();
        let mut window = Self {
            app,
            panes: Panes::default(),
            themes,
            services,
            executor,
            answers: Inbox::new(),
            readers: reader(),
            lacking: Lacking::watch(&cc.egui_ctx),
            title: String::new(),
            closing: false,
            is_drawn: false,
            recovered_at: 0.0,
            kept: Kept::default(),
            keep_at: 0.0,
        };
        window.kept.clone_from(&window.app.view().kept);
        window.run_effects(&cc.egui_ctx, start);
        window
    }

    /// The state, for tests.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Takes in a message as if it had come from the window or a job.
    pub fn send(&mut self, ctx: &egui::Context, msg: impl Into<Msg>) {
        let effects = self.app.update(msg);
        self.run_effects(ctx, effects);
    }

    fn run_effects(&mut self, ctx: &egui::Context, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Copy(text) => ctx.copy_text(text),
                Effect::AddFonts(fonts) => theme::add_fonts(ctx, &fonts),
                Effect::AskClipboard => ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste),
                Effect::Close { keep_copy } => {
                    self.closing = true;
                    // Saved or given up: at once, for no thread outlives the window.
                    if !keep_copy && let Err(why) = self.services.recover(u64::MAX, None, None) {
                        tracing::warn!(why, "the recovery copy stays");
                    }
                    ctx.send_viewport_cmd(egui::ViewportCommand::Close);
                }
                effect => self.start(ctx, effect),
            }
        }
    }

    fn start(&self, ctx: &egui::Context, effect: Effect) {
        let services = Arc::clone(&self.services);
        let sender = self.answers.sender();
        let ctx = ctx.clone();
        let mut send = move |msg| {
            // The window may be gone by the time the answer comes.
            if sender.send(msg).is_ok() {
                ctx.request_repaint();
            }
        };
        match self.executor {
            Executor::Inline => perform(effect, services.as_ref(), &mut send),
            // One article after another: a library of thousands takes one thread, not thousands.
            Executor::Threads if matches!(effect, Effect::Detect { .. }) => {
                let job = move || perform(effect, services.as_ref(), &mut send);
                if self.readers.send(Box::new(job)).is_err() {
                    tracing::error!("nobody looks for suggestions any more");
                }
            }
            Executor::Threads => {
                std::thread::spawn(move || perform(effect, services.as_ref(), &mut send));
            }
        }
    }

    fn drain(&mut self, ctx: &egui::Context) {
        let share = match self.executor {
            Executor::Threads => inbox::SHARE,
            Executor::Inline => Duration::MAX,
        };
        let (app, mut effects) = (&mut self.app, Vec::new());
        let more = self.answers.give(share, |msg| effects.extend(app.update(msg)));
        let has_effects = !effects.is_empty();
        self.run_effects(ctx, effects);
        if has_effects && self.executor == Executor::Inline {
            // What they come to is there already.
            return self.drain(ctx);
        }
        if more {
            ctx.request_repaint();
        }
    }

    /// Keeps a recovery copy every few seconds while there is unsaved work; costs nothing while there is none.
    fn see_to_recovery(&mut self, ctx: &egui::Context) {
        if self.closing || !self.app.wants_recovery() {
            return;
        }
        let wait = self.recovered_at + RECOVERY_SECONDS - ctx.input(|i| i.time);
        if wait > 0.0 {
            ctx.request_repaint_after(Duration::from_secs_f64(wait));
        } else {
            self.recovered_at = ctx.input(|i| i.time);
            self.send(ctx, Msg::RecoveryDue);
        }
    }

    /// Sees to it that a change of what is kept between starts is written soon, though the window may stand still: it is
    /// written with a frame.
    fn see_to_kept(&mut self, ctx: &egui::Context) {
        let kept = &self.app.view().kept;
        let now = ctx.input(|i| i.time);
        if self.kept != *kept {
            self.kept.clone_from(kept);
            self.keep_at = now + KEEP_EVERY.as_secs_f64() * 2.0;
        }
        if now < self.keep_at {
            ctx.request_repaint_after(Duration::from_secs_f64(self.keep_at - now));
        }
    }

    fn set_title(&mut self, ctx: &egui::Context) {
        let title = self.app.pack().front.title.trim();
        let mark = if self.app.is_unsaved() { "• " } else { "" };
        let title = if title.is_empty() { format!("{mark}Briefpack") } else { format!("{mark}{title} – Briefpack") };
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.drain(ctx);
        if ctx.input(|i| i.viewport().close_requested()) && !self.closing {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.send(ctx, Ask::CloseWindow);
        }
        let desktop_dark = ctx.system_theme() == Some(egui::Theme::Dark);
        self.app.follow_desktop(desktop_dark);
        let theme = if self.app.view().is_dark() { egui::Theme::Dark } else { egui::Theme::Light };
        if ctx.theme() != theme {
            ctx.set_theme(theme);
            // This frame began with the other theme's style.
            ctx.request_repaint();
        }
        ctx.set_zoom_factor(self.app.view().kept.text_size.factor());
        self.see_to_recovery(ctx);
        self.see_to_kept(ctx);
        self.set_title(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.themes.speak(self.app.words());
        let look = if self.app.view().is_dark() { &self.themes.dark } else { &self.themes.light };
        if !std::mem::replace(&mut self.is_drawn, true) {
            tracing::debug!("first frame");
        }
        ui::window_name(ui.ctx(), &self.title);
        let asks = ui::show(ui, look, &self.app.snapshot(), &mut self.panes);
        let lacking = self.lacking.take();
        if !lacking.is_empty() {
            self.send(ui.ctx(), Msg::Lacks(lacking));
        }
        if asks.is_empty() {
            return;
        }
        let ctx = ui.ctx().clone();
        for ask in asks {
            self.send(&ctx, ask);
        }
        Keyboard::follow(&ctx, self.app.view());
        // What was asked for shows in the next frame.
        ctx.request_repaint();
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, KEPT, &self.app.view().kept);
    }

    fn auto_save_interval(&self) -> Duration {
        KEEP_EVERY
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
