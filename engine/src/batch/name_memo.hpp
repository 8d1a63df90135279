// What names in profiles stand for, remembered: real profiles repeat the same short forms and the
// same unknown certifications, and looking either up compares with every spelling there is.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "certrail/catalog.hpp"
#include "certrail/result.hpp"

namespace certrail {

/// Of one thread. Answers are those of names.hpp, but a name of more than kLongestName bytes is
/// neither looked up nor remembered: it has no id and no problem.
class NameMemo {
 public:
  static constexpr std::size_t kLongestName = 200;
  /// What is remembered takes about so much at most; then all of it is forgotten.
  static constexpr std::size_t kMostBytes = std::size_t{4} << 20U;

  explicit NameMemo(const Catalog& catalog) : catalog_(catalog) {}

  // The exact id; nullptr where the name is unknown or ambiguous.
  const std::string* certification(std::string_view text);
  const std::string* skill(std::string_view text);
  const std::string* provider(std::string_view text);
  const std::string* role(std::string_view text);
  const std::string* market(std::string_view text);
  const std::string* policy(std::string_view text);

  /// The problem of a name for which `certification` has none; nullptr where that is too long.
  const Problem* certification_problem(std::string_view text);

  /// About what it takes now.
  std::size_t bytes() const { return bytes_; }

 private:
  struct Entry {
    const std::string* id = nullptr;
    std::optional<Problem> problem;  ///< where there is no id
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  using Table = std::unordered_map<std::string, Entry, Hash, std::equal_to<>>;

  template <class Find>
  const Entry& look_up(Table& table, std::string_view text, const Find& find);
  const Entry& certification_entry(std::string_view text);
  void forget();

  const Catalog& catalog_;
  Table certifications_, skills_, providers_, roles_, markets_, policies_;
  std::size_t bytes_ = 0;
  const Entry too_long_;
};

}  // namespace certrail
