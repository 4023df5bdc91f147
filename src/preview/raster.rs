//! A page of a PDF file to pixels.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

/// The most pixels across or down: what a graphics card takes as one picture.
const MOST_PX: f32 = 8192.0;

/// A painted page: red, green, blue and opacity of each pixel, rows from the top; every pixel is opaque.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
    /// Four bytes for each pixel.
    pub rgba: Vec<u8>,
}

/// Why a page cannot be painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RasterError {
    /// The bytes are no PDF.
    #[error("the page's file cannot be read back; export the PDF and look at that instead")]
    Unreadable,
    /// There is no such page in it, or it has no size.
    #[error("the page's file lacks the page; export the PDF and look at that instead")]
    Empty,
}

/// Paints a page of a PDF file, counted from 0, so many pixels across, on white.
///
/// # Errors
/// [`RasterError`] where the bytes are no PDF, or it has no such page, or the page has no size.
pub fn rasterise(bytes: Vec<u8>, page: usize, width_px: u32) -> Result<Pixels, RasterError> {
    let pdf = Pdf::new(bytes).map_err(|_| RasterError::Unreadable)?;
    let page = pdf.pages().get(page).ok_or(RasterError::Empty)?;
    let (width, height) = page.render_dimensions();
    if width < 1.0 || height < 1.0 {
        return Err(RasterError::Empty);
    }
    let scale = (width_px.max(1) as f32 / width).min(MOST_PX / width.max(height));
    let settings = RenderSettings { hinting: false, ..RenderSettings::default() };
    // A hair more, so that no pixel is lost to rounding down.
    let scale = scale * (1.0 + f32::EPSILON * 4.0);
    let pixmap = render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &settings,
        &PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE },
    );
    let (width, height) = (usize::from(pixmap.width()), usize::from(pixmap.height()));
    // On an opaque ground premultiplied colours are the colours themselves.
    let rgba = pixmap.data_as_u8_slice().to_vec();
    if width == 0 || height == 0 { Err(RasterError::Empty) } else { Ok(Pixels { width, height, rgba }) }
}
