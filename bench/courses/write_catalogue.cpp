// certrail_courses FOLDER ITEMS [SEED]: writes a catalogue of courses as a data directory, for
// `certrail --data FOLDER`.
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "courses/course_catalogue.hpp"

namespace {

using namespace certrail;

std::string text_of(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("no " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// What there is now, in figures that compare with other catalogues.
void tell(const Catalog& catalog) {
  double skills = 0, levels = 0, minutes = 0;
  for (const Certification& c : catalog.certifications) {
    skills += static_cast<double>(c.attestations.size());
    for (const Attestation& attestation : c.attestations) levels += attestation.level;
    minutes += static_cast<double>(c.study_minutes);
  }
  const auto count = static_cast<double>(catalog.certifications.size());
  std::printf("%.0f courses; means: %.1f skills each, level %.0f, %.0f hours of study\n", count,
              skills / count, levels / skills, minutes / 60 / count);
}

void write(const std::string& folder, std::size_t items, std::uint64_t seed) {
  const std::string project = CERTRAIL_BENCH_PROJECT_DIR;
  const auto courses =
      bench::sample_courses(bench::read_courses(project + "/bench/courses"), items, seed);
  const std::string policy = text_of(project + "/data/policies/default.json");
  for (const Document& document : bench::course_catalogue(courses, policy, seed)) {
    const std::filesystem::path path = std::filesystem::path(folder) / document.name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream file(path);
    file << document.text << '\n';
    if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
  }
  const auto engine = Engine::load(folder);
  if (!engine) throw std::runtime_error(to_string(engine.error().front()));
  tell(engine->catalog());
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3 && argc != 4) {
    std::fprintf(stderr, "usage: certrail_courses FOLDER ITEMS [SEED]\n");
    return 2;
  }
  write(argv[1], std::stoul(argv[2]), argc == 4 ? std::stoull(argv[3]) : 1);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "certrail_courses: %s\n", error.what());
  return 1;
}
