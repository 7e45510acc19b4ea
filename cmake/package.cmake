# What makes the installed library a package: for find_package and pkg-config.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/pprsearch)
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/pprsearch-config.cmake.in
  ${PROJECT_BINARY_DIR}/pprsearch-config.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/pprsearch-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(EXPORT pprsearch NAMESPACE pprsearch:: FILE pprsearch-targets.cmake DESTINATION ${package_dir})
install(FILES ${PROJECT_BINARY_DIR}/pprsearch-config.cmake
              ${PROJECT_BINARY_DIR}/pprsearch-config-version.cmake DESTINATION ${package_dir})

# Whoever links a static library needs what it needs.
if(BUILD_SHARED_LIBS)
  set(PPRSEARCH_PC_REQUIRES Requires.private)
else()
  set(PPRSEARCH_PC_REQUIRES Requires)
  set(PPRSEARCH_PC_CFLAGS " -DPPRSEARCH_STATIC_DEFINE")
endif()
file(RELATIVE_PATH PPRSEARCH_PC_UP /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(${PROJECT_SOURCE_DIR}/cmake/pprsearch.pc.in ${PROJECT_BINARY_DIR}/pprsearch.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/pprsearch.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
