# Properties every target of ours has. No global flags: a project that takes
# pprsearch in with add_subdirectory keeps its own. Under sanitizers, code that is a TEST itself or
# a PROGRAM's own is not optimised, which takes half the time of its compiling, and no fuzzer
# measures what a TEST covers.
function(pprsearch_target target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES
    CXX_EXTENSIONS OFF
    CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON
    POSITION_INDEPENDENT_CODE ON)
  if(PPRSEARCH_DEVELOPER_MODE)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wswitch-enum
                                             -Wno-sign-conversion -Werror)
  endif()
  if(PPRSEARCH_FUZZERS AND NOT ARGN MATCHES "TEST")
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
  if(PPRSEARCH_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=${PPRSEARCH_SANITIZE} -fno-omit-frame-pointer
                                             -fno-sanitize-recover=all)
    if(ARGN MATCHES "TEST|PROGRAM")
      target_compile_options(${target} PRIVATE -O0)
    endif()
    target_link_options(${target} PRIVATE -fsanitize=${PPRSEARCH_SANITIZE})
    find_program(PPRSEARCH_LLD ld.lld DOC "Links sanitized programs in a quarter of the time")
    if(PPRSEARCH_LLD AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
      target_link_options(${target} PRIVATE -fuse-ld=lld)
    endif()
  endif()
  get_target_property(kind ${target} TYPE)
  if(CMAKE_UNITY_BUILD)
    pprsearch_compile_folders(${target})
    # g++ takes the helpers of a source that is included for those of a header.
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND kind MATCHES "STATIC|OBJECT")
    set(owner pprsearch_base)
    if(ARGN MATCHES "PROGRAM")  # what is read once has been read with the same options
      set(owner command_line)
    endif()
    pprsearch_read_once(${target} ${owner} <algorithm> <array> <filesystem> <functional> <map> <memory>
      <optional> <ostream> <span> <string> <string_view> <unordered_map> <vector> <nlohmann/json.hpp>)
  endif()
endfunction()

# What most sources include is read once by clang, by whose OWNER among the targets: that takes a
# third off the compiling. Not by g++, so that a header that a source forgets to include is noticed.
function(pprsearch_read_once target owner)
  if(target STREQUAL owner)
    target_precompile_headers(${target} PRIVATE ${ARGN})
  else()
    target_precompile_headers(${target} REUSE_FROM ${owner})
  endif()
endfunction()

# The sources of a folder are compiled as one, so that what they include is read once. So no two
# helpers of one folder have one name; those of tests, of which each has its `Row`, stand within
# their suite.
function(pprsearch_compile_folders target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    cmake_path(ABSOLUTE_PATH source OUTPUT_VARIABLE folder)
    cmake_path(GET folder PARENT_PATH folder)
    cmake_path(RELATIVE_PATH folder BASE_DIRECTORY ${PROJECT_SOURCE_DIR})
    string(MAKE_C_IDENTIFIER ${folder} group)
    set_property(SOURCE ${source} PROPERTY UNITY_GROUP ${group})
  endforeach()
endfunction()
