#pragma once

#include <pprsearch/error.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace pprsearch {

/// What is wrong with a line of a file that a user wrote for an option.
struct ListFault {
  std::size_t line = 0;  ///< from 1
  std::string what;
};

/// All faults of such a file. what() says how many they are; each is told for itself, with its
/// place in front.
class ListFaults : public Error {
 public:
  /// `option`: "--columns".
  ListFaults(const std::string& option, std::string file, std::vector<ListFault> faults)
      : Error(option + ": " + std::to_string(faults.size()) +
              (faults.size() == 1 ? " fault in " : " faults in ") + file + "; nothing was read"),
        file_(std::move(file)),
        faults_(std::move(faults)) {}

  const std::string& file() const noexcept { return file_; }
  const std::vector<ListFault>& faults() const noexcept { return faults_; }

 private:
  std::string file_;
  std::vector<ListFault> faults_;
};

}  // namespace pprsearch
