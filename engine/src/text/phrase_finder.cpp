#include "text/phrase_finder.hpp"

#include <utility>

#include "text/words.hpp"

namespace certrail {

PhraseFinder::PhraseFinder(const std::vector<std::string>& phrases) {
  for (const std::string& phrase : phrases) {
    for (const char c : phrase) {
      std::uint8_t& column = column_[static_cast<unsigned char>(small_letter(c))];
      // 256 bytes less 26 capitals: the count of columns fits.
      if (column == 0) column = static_cast<std::uint8_t>(columns_++);
    }
  }
  for (unsigned c = 'A'; c <= 'Z'; ++c) column_[c] = column_[c - 'A' + 'a'];

  const auto add_row = [&] {
    next_.resize(next_.size() + columns_, 0);
    ends_.push_back(kNone);
    shorter_.push_back(0);
    return static_cast<std::uint32_t>(ends_.size() - 1);
  };
  add_row();
  for (std::uint32_t i = 0; i < phrases.size(); ++i) {
    if (phrases[i].find_first_not_of(' ') == std::string::npos) continue;
    std::uint32_t row = 0;
    for (const char c : phrases[i]) {
      const std::size_t cell = row * columns_ + column_[static_cast<unsigned char>(c)];
      if (next_[cell] == 0) {
        const std::uint32_t added = add_row();
        next_[cell] = added;
      }
      row = next_[cell];
    }
    ends_[row] = i;
  }

  // Breadth first, so that what a row falls back to is whole before the row itself.
  const std::size_t rows = ends_.size();
  std::vector<std::uint32_t> fallback(rows, 0);
  std::vector<std::uint32_t> queue = {0};
  for (std::size_t i = 0; i < queue.size(); ++i) {
    const std::uint32_t row = queue[i];
    for (std::uint32_t column = 0; column < columns_; ++column) {
      std::uint32_t& next = next_[row * columns_ + column];
      const std::uint32_t other = row == 0 ? 0 : next_[fallback[row] * columns_ + column];
      if (next == 0) {
        next = other;
        continue;
      }
      fallback[next] = other;
      shorter_[next] = ends_[other] != kNone ? other : shorter_[other];
      queue.push_back(next);
    }
  }
  // Rows in that order: those that most of a text passes through lie side by side.
  std::vector<std::uint32_t> place(rows, 0);
  for (std::uint32_t i = 0; i < rows; ++i) place[queue[i]] = i;
  std::vector<std::uint32_t> next_of_row(next_.size());
  std::vector<std::uint32_t> ends(rows);
  std::vector<std::uint32_t> shorter(rows);
  for (std::uint32_t i = 0; i < rows; ++i) {
    const std::size_t row = queue[i];
    ends[i] = ends_[row];
    shorter[i] = place[shorter_[row]];
    for (std::uint32_t column = 0; column < columns_; ++column) {
      const std::uint32_t next = next_[row * columns_ + column];
      const bool found = ends_[next] != kNone || shorter_[next] != 0;
      next_of_row[std::size_t{i} * columns_ + column] =
          place[next] * columns_ | (found ? kFound : 0U);
    }
  }
  next_ = std::move(next_of_row);
  ends_ = std::move(ends);
  shorter_ = std::move(shorter);
}

}  // namespace certrail
