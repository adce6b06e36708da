package org.gradcheck4j.harness.application.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Objects;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.model.GradientEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's libraries and those of the program do not get in each other's way. */
class EngineClassLoaderTest {

    private static final String LIBRARY = "picocli.CommandLine";

    private final Path folder;

    EngineClassLoaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_library_that_the_program_has_too_is_the_users_own() throws Exception {
        compileLibrary();
        ClassLoader users = EngineClassLoader.of(folder.toString(), "--engine-path");
        assertThat(users.loadClass(LIBRARY).getField("MAKER").get(null)).isEqualTo("the user");
        assertThat(users.loadClass(LIBRARY)).isSameAs(users.loadClass(LIBRARY));
        assertThat(Class.forName(LIBRARY)).isNotSameAs(users.loadClass(LIBRARY));
    }

    @Test
    void a_jar_and_a_folder_of_jars_are_read() throws Exception {
        compileLibrary();
        Path jars = Files.createDirectories(folder.resolve("my jars"));
        Path jar = jars.resolve("library.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("picocli/CommandLine.class"));
            Files.copy(folder.resolve("picocli/CommandLine.class"), out);
        }
        for (String path : new String[] {jar.toString(), jars + "/*", jars + File.pathSeparator + jar}) {
            assertThat(EngineClassLoader.of(path, "--engine-path")
                            .loadClass(LIBRARY)
                            .getField("MAKER")
                            .get(null))
                    .isEqualTo("the user");
        }
    }

    @Test
    void the_interface_of_an_engine_is_the_same_for_both() throws Exception {
        String name = GradientEngine.class.getName();
        Path copy = folder.resolve(name.replace('.', '/') + ".class");
        Files.createDirectories(copy.getParent());
        try (InputStream bytes = GradientEngine.class.getResourceAsStream("GradientEngine.class")) {
            Files.copy(Objects.requireNonNull(bytes), copy);
        }
        ClassLoader users = EngineClassLoader.of(folder.toString(), "--engine-path");
        assertThat(users.loadClass(name)).isSameAs(GradientEngine.class);
    }

    @Test
    void of_a_service_that_is_the_users_own_the_programs_implementations_are_left_out() throws Exception {
        compileLibrary();
        String services = "META-INF/services/";
        Path own = Files.createDirectories(folder.resolve(services));
        Files.writeString(own.resolve(LIBRARY), "mine.Implementation");
        Files.writeString(own.resolve(GradientEngine.class.getName()), "mine.Engine");
        ClassLoader users = EngineClassLoader.of(folder.toString(), "--engine-path");
        assertThat(Collections.list(users.getResources(services + LIBRARY))).hasSize(1);
        assertThat(Collections.list(users.getResources(services + GradientEngine.class.getName())))
                .hasSizeGreaterThan(1);
    }

    @Test
    void what_is_not_there_is_told() {
        String file = folder.resolve("mine.jar").toString();
        assertThatThrownBy(() -> EngineClassLoader.of(file, "--engine-path"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("--engine-path: %s: no such file, expected jars and folders separated by '%s'"
                        .formatted(file, File.pathSeparator));
        String jars = folder.resolve("jars") + "/*";
        assertThatThrownBy(() -> EngineClassLoader.of(jars, "GRADCHECK4J_CLASSPATH"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("GRADCHECK4J_CLASSPATH: %s: no such folder, expected jars and folders separated by '%s'"
                        .formatted(jars, File.pathSeparator));
    }

    private void compileLibrary() throws IOException {
        Path source = Files.createDirectories(folder.resolve("picocli")).resolve("CommandLine.java");
        Files.writeString(
                source,
                "package picocli; public class CommandLine { public static final String MAKER = \"the user\"; }");
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
                .isZero();
    }
}
