// Which fields of a row are a posting's text, title, day and region.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "certrail/posting_reader.hpp"

namespace certrail {

enum class PostingPart { text, title, date, region };
inline constexpr std::size_t kPostingParts = 4;

/// The name of a part in `fields`.
std::string& name_of(PostingFields& fields, PostingPart part);

/// Chooses the fields of postings among those of some rows.
class FieldGuess {
 public:
  /// A field of the row at hand, with a value.
  void note(std::string_view name);
  /// The row has ended.
  void end_row() { ++rows_; }
  /// How many were looked at.
  std::size_t rows() const { return rows_; }

  /// Fills in what `fields` leaves open: with the likeliest of the usual names that half of the
  /// rows have, else with the one that most have.
  void fill(PostingFields& fields) const;

 private:
  /// A field that has a usual name.
  struct Seen {
    std::string name;
    std::size_t part = 0;
    std::size_t rank = 0;      ///< 0 = the likeliest
    std::size_t rows = 0;      ///< that have it
    std::size_t last_row = 0;  ///< counted from 1
  };
  std::vector<Seen> seen_;
  std::unordered_map<std::string, std::size_t> places_;  ///< in seen_, by name
  std::size_t rows_ = 0;
};

/// "description, job_description, ...": what is guessed for the text.
std::string usual_text_fields();

}  // namespace certrail
