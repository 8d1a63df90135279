#include "workload/lines.hpp"

#include <cstddef>
#include <fstream>
#include <utility>

#include "certrail/json.hpp"
#include "common/shipped.hpp"

namespace certrail::bench {

std::string to_line(const Profile& profile) {
  // Inside JSON strings a line break is always escaped, so those left are layout.
  const std::string text = to_json(profile);
  std::string line;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\n') {
      line += text[i];
      continue;
    }
    while (i + 1 < text.size() && text[i + 1] == ' ') ++i;
    if (line.back() == ',') line += ' ';
  }
  return line;
}

std::vector<Profile> read_workload(const Catalog& catalog, Stratum stratum) {
  const std::string path =
      project_folder() + "/bench/workload/" + std::string(to_string(stratum)) + ".ndjson";
  std::ifstream file(path);
  std::vector<Profile> profiles;
  for (std::string line; std::getline(file, line);) {
    const std::string place = path + ":" + std::to_string(profiles.size() + 1);
    auto profile = parse_profile(catalog, line, place);
    if (!profile) stop(profile.error());
    profiles.push_back(std::move(*profile));
  }
  return profiles;
}

}  // namespace certrail::bench
