#include "exchange/near_names.hpp"

#include <algorithm>
#include <cstddef>

#include "exchange/name_key.hpp"

namespace certrail {
namespace {

constexpr std::size_t kMostNear = 3;
constexpr std::size_t kMostWords = 64;  // of a text; keeps the cost of hostile ones small

}  // namespace

void NearNames::add(std::uint32_t thing, std::string_view key) {
  Spelling spelling{thing, {}};
  for (const std::string_view word : key_words(key)) {
    const auto id = static_cast<std::uint32_t>(ids_.size());
    spelling.words.push_back(ids_.try_emplace(std::string(word), id).first->second);
  }
  std::sort(spelling.words.begin(), spelling.words.end());
  spelling.words.erase(std::unique(spelling.words.begin(), spelling.words.end()),
                       spelling.words.end());
  spellings_.push_back(std::move(spelling));
}

std::vector<std::uint32_t> NearNames::near(std::string_view key) const {
  std::vector<std::string_view> words = key_words(key);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  if (words.empty() || words.size() > kMostWords) return {};
  std::vector<std::uint32_t> known;
  for (const std::string_view word : words) {
    const auto found = ids_.find(std::string(word));
    if (found != ids_.end()) known.push_back(found->second);
  }
  std::sort(known.begin(), known.end());

  struct Near {
    std::uint32_t thing;
    std::size_t permille;
  };
  std::vector<Near> best;
  for (const Spelling& spelling : spellings_) {
    std::size_t common = 0;
    for (const std::uint32_t word : spelling.words) {
      common += std::binary_search(known.begin(), known.end(), word) ? 1 : 0;
    }
    const std::size_t all = words.size() + spelling.words.size();
    if (common == 0 || common * 4 < all) continue;
    const std::size_t permille = common * 2000 / all;
    const auto same = std::find_if(best.begin(), best.end(),
                                   [&](const Near& each) { return each.thing == spelling.thing; });
    if (same == best.end()) {
      best.push_back({spelling.thing, permille});
    } else {
      same->permille = std::max(same->permille, permille);
    }
  }
  std::stable_sort(best.begin(), best.end(),
                   [](const Near& a, const Near& b) { return a.permille > b.permille; });
  std::vector<std::uint32_t> out;
  for (std::size_t i = 0; i < std::min(best.size(), kMostNear); ++i) out.push_back(best[i].thing);
  return out;
}

}  // namespace certrail
