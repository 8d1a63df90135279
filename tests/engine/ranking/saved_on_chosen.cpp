#include "engine/ranking/saved_on_chosen.hpp"

namespace certrail::test {

SavedOnChosen::SavedOnChosen(const Instance& instance) {
  known_after_.prepare(instance);
  repeated_.reset(instance);
}

FineMinutes SavedOnChosen::by(Item item, const ChosenSet& chosen) {
  FineMinutes saved = 0;
  for (std::size_t size = 1; size <= chosen.items().size(); ++size) {
    repeated_.follow(chosen.items().first(size));
    saved += known_after_.saved_by(chosen.items()[size - 1], item) - repeated_.by_newest(item);
  }
  return saved;
}

}  // namespace certrail::test
