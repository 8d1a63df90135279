// Drives the fuzzer's target with random changes of a corpus, where there is no fuzzer.
//
//   batch_fuzz_... FOLDER SECONDS [SEED]
//
// CERTRAIL_FUZZ_SECONDS in the environment overrules the seconds.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "engine/batch/mutations.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count);

namespace {

std::vector<std::string> read_corpus(const char* folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return texts;
}

void try_one(const std::string& text) {
  // Exactly so many bytes, so that a sanitizer sees one read too far.
  const std::vector<std::uint8_t> bytes(text.begin(), text.end());
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: batch_fuzz_... FOLDER SECONDS [SEED]\n");
    return 2;
  }
  const std::vector<std::string> corpus = read_corpus(argv[1]);
  if (corpus.empty()) return 2;
  const std::uint64_t seed =
      argc > 3 ? std::strtoull(argv[3], nullptr, 10) : std::random_device()();
  std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
  std::fflush(stdout);
  for (const std::string& text : corpus) try_one(text);
  certrail::twin::Random random(seed);
  certrail::test::Mutations mutations(random.next());
  const char* asked = std::getenv("CERTRAIL_FUZZ_SECONDS");
  const auto end = std::chrono::steady_clock::now() +
                   std::chrono::duration<double>(std::atof(asked != nullptr ? asked : argv[2]));
  std::uint64_t tried = 0;
  for (; std::chrono::steady_clock::now() < end; ++tried) {
    const std::string text = mutations.of(random.pick(corpus));
    // Left behind where the target ends the process.
    if (const char* path = std::getenv("CERTRAIL_FUZZ_LAST")) {
      std::ofstream(path, std::ios::binary) << text;
    }
    try_one(text);
  }
  std::printf("%llu texts\n", static_cast<unsigned long long>(tried));
  return 0;
}
