#include "catalog/nearest.hpp"

#include <algorithm>
#include <array>

namespace certrail {
namespace {

constexpr std::size_t kLongestCompared = 100;
constexpr std::size_t kMostSlips = 4;
constexpr std::size_t kFar = kMostSlips + 1;

std::size_t slips_allowed(std::size_t letters) { return std::min(letters / 3, kMostSlips); }

/// Optimal string alignment distance; kFar or more where it is over kMostSlips.
std::size_t distance(std::string_view a, std::string_view b) {
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer > kLongestCompared || longer - std::min(a.size(), b.size()) > kMostSlips) return kFar;
  using Row = std::array<std::size_t, kLongestCompared + 1>;
  Row before_last{};
  Row last{};
  Row row{};
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, substituted});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
      least = std::min(least, row[j]);
    }
    if (least > kFar) return kFar;  // the next row can fall by a swap only to least - 1
    before_last = last;
    last = row;
  }
  return last[b.size()];
}

/// kFar or more where the two are not near.
std::size_t slips_between(std::string_view a, std::string_view b) {
  const std::size_t slips = distance(a, b);
  return slips <= slips_allowed(std::max(a.size(), b.size())) ? slips : kFar;
}

std::size_t slips_to_word(std::string_view text, std::string_view word) {
  const std::size_t colon = word.find(':');
  if (colon == std::string_view::npos) return slips_between(text, word);
  const std::string_view part = word.substr(colon + 1);
  const std::size_t text_colon = text.find(':');
  if (text_colon == std::string_view::npos) {
    return std::min(slips_between(text, part), slips_between(text, word));
  }
  const bool same_provider = text.substr(0, text_colon) == word.substr(0, colon);
  const std::string_view text_part = text.substr(text_colon + 1);
  const std::size_t slips = distance(text_part, part) + (same_provider ? 0 : 1);
  const std::size_t allowed = slips_allowed(std::max(text_part.size(), part.size()));
  return slips <= std::max<std::size_t>(allowed, 1) ? slips : kFar;
}

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  bool gap = false;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '-' || c == '_') {
      gap = !out.empty();
      continue;
    }
    if (gap) out += '_';
    gap = false;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

std::optional<std::size_t> nearest_position(std::string_view text,
                                            std::span<const std::string_view> words) {
  if (text.empty() || text.size() > kLongestCompared) return {};
  const std::string typed = folded(text);
  std::optional<std::size_t> best;
  std::size_t fewest = kFar;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t slips = slips_to_word(typed, folded(words[i]));
    if (slips >= fewest) continue;
    fewest = slips;
    best = i;
  }
  return best;
}

std::string nearest(std::string_view text, std::span<const std::string_view> words) {
  const auto position = nearest_position(text, words);
  return position ? std::string(words[*position]) : std::string();
}

}  // namespace certrail
