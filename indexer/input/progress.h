#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <ostream>
#include <streambuf>
#include <string>

namespace pprsearch {

/// Shows how far the reading of sources is: on a terminal a bar, drawn again ten times a second
/// at most and gone at the end; in a log a line every five seconds and at each stage.
class Progress {
 public:
  enum class Style { none, bar, lines };
  using Clock = std::function<std::chrono::steady_clock::time_point()>;

  /// `total` is the size of all sources, 0 if it is not known.
  Progress(std::ostream& err, Style style, std::uint64_t total,
           Clock now = std::chrono::steady_clock::now);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void add_bytes(std::uint64_t bytes);
  void add_record() { ++records_; }
  /// What is done from now on, of which it is not known how long it takes.
  void begin_stage(const std::string& what);
  /// Takes the bar off the screen; what is written next stands at the beginning of a line.
  void clear();

  /// `err` for messages: the bar makes way for them.
  std::ostream& messages() { return messages_; }

 private:
  /// Hands everything on, after the bar was taken away.
  class Messages : public std::streambuf {
   public:
    Messages(Progress& progress, std::ostream& err) : progress_(progress), err_(err) {}

   protected:
    int_type overflow(int_type character) override;
    std::streamsize xsputn(const char* text, std::streamsize count) override;
    int sync() override;

   private:
    Progress& progress_;
    std::ostream& err_;
  };

  double seconds() const;
  std::string figures() const;
  std::string bar(const std::string& figures) const;
  void show();

  std::ostream& err_;
  Style style_;
  std::uint64_t total_;
  Clock now_;
  std::chrono::steady_clock::time_point begin_;
  std::chrono::steady_clock::time_point shown_;
  std::uint64_t bytes_ = 0;
  std::size_t records_ = 0;
  bool on_screen_ = false;
  Messages buffer_;
  std::ostream messages_;
};

/// The style for standard error as it is: a bar on a terminal; elsewhere lines if `always`, or if
/// the environment says that this is a CI job; else nothing.
Progress::Style progress_style(bool always);

}  // namespace pprsearch
