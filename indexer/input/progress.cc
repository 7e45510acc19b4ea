#include "indexer/input/progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace pprsearch {
namespace {

constexpr std::chrono::milliseconds kBetweenBars{100};
constexpr std::chrono::seconds kBetweenLines{5};
constexpr const char* kClearLine = "\r\x1b[K";

std::size_t screen_width() {
  constexpr std::size_t kUsualWidth = 80;
  winsize size{};
  const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : kUsualWidth;
}

/// "1:05", "2:00:07"
std::string duration_text(double seconds) {
  const auto all = static_cast<unsigned long>(std::lround(seconds));
  std::array<char, 40> text{};
  if (all < 3600) {
    std::snprintf(text.data(), text.size(), "%lu:%02lu", all / 60, all % 60);
  } else {
    std::snprintf(text.data(), text.size(), "%lu:%02lu:%02lu", all / 3600, all / 60 % 60, all % 60);
  }
  return text.data();
}

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

}  // namespace

Progress::Progress(std::ostream& err, Style style, std::uint64_t total, Clock now)
    : err_(err),
      style_(style),
      total_(total),
      now_(std::move(now)),
      begin_(now_()),
      shown_(begin_),
      buffer_(*this, err),
      messages_(&buffer_) {}

Progress::~Progress() { clear(); }

void Progress::add_bytes(std::uint64_t bytes) {
  bytes_ += bytes;
  if (style_ == Style::none) return;
  const auto between = style_ == Style::bar ? kBetweenBars : kBetweenLines;
  const auto now = now_();
  if (now - shown_ < between) return;
  shown_ = now;
  show();
}

void Progress::begin_stage(const std::string& what) {
  if (style_ == Style::none) return;
  clear();
  const std::string text = what + " (" + figures() + ")";
  if (style_ == Style::lines) {
    err_ << "pprsearch-index: " << text << std::endl;
  } else {
    err_ << text.substr(0, screen_width() - 1) << std::flush;
    on_screen_ = true;
  }
}

void Progress::clear() {
  if (!on_screen_) return;
  err_ << kClearLine << std::flush;
  on_screen_ = false;
}

double Progress::seconds() const { return std::chrono::duration<double>(now_() - begin_).count(); }

std::string Progress::figures() const {
  const double passed = std::max(seconds(), 1e-3);
  const double share =
      total_ == 0 ? 0 : std::min(1.0, static_cast<double>(bytes_) / static_cast<double>(total_));
  std::array<char, 80> text{};
  std::snprintf(text.data(), text.size(), "%zu records, %.0f/s", records_,
                static_cast<double>(records_) / passed);
  std::string figures = text.data();
  if (total_ == 0) return figures;
  std::snprintf(text.data(), text.size(), "%3.0f %%, ", 100 * share);
  figures.insert(0, text.data());
  if (share > 0 && share < 1) {
    figures += ", " + duration_text(passed * (1 - share) / share) + " left";
  }
  return figures;
}

/// The figures behind as much of a bar as there is room for.
std::string Progress::bar(const std::string& figures) const {
  constexpr std::size_t kFrame = 4;  // brackets, a blank, and the last column, left free
  constexpr std::size_t kMostCells = 30;
  constexpr std::size_t kLeastCells = 5;
  const std::size_t width = screen_width();
  const std::size_t room = width > figures.size() + kFrame ? width - figures.size() - kFrame : 0;
  if (total_ == 0 || room < kLeastCells) return figures.substr(0, width - 1);
  const std::size_t cells = std::min(room, kMostCells);
  const std::size_t full = std::min<std::uint64_t>(cells, bytes_ * cells / total_);
  return '[' + std::string(full, '=') + std::string(cells - full, ' ') + "] " + figures;
}

void Progress::show() {
  if (style_ == Style::lines) {
    err_ << "pprsearch-index: " << figures() << std::endl;
    return;
  }
  err_ << kClearLine << bar(figures()) << std::flush;
  on_screen_ = true;
}

std::streambuf::int_type Progress::Messages::overflow(int_type character) {
  if (traits_type::eq_int_type(character, traits_type::eof()))
    return traits_type::not_eof(character);
  progress_.clear();
  err_.put(traits_type::to_char_type(character));
  return err_ ? character : traits_type::eof();
}

std::streamsize Progress::Messages::xsputn(const char* text, std::streamsize count) {
  progress_.clear();
  err_.write(text, count);
  return err_ ? count : 0;
}

int Progress::Messages::sync() {
  err_.flush();
  return err_ ? 0 : -1;
}

Progress::Style progress_style(bool always) {
  const bool is_terminal = ::isatty(STDERR_FILENO) != 0 && environment("TERM") != "dumb";
  if (is_terminal) return Progress::Style::bar;
  const std::string_view ci = environment("CI");
  const bool is_ci = !ci.empty() && ci != "false" && ci != "0";
  return always || is_ci ? Progress::Style::lines : Progress::Style::none;
}

}  // namespace pprsearch
