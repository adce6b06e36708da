package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a test-scope dependency on gradcheck4j-harness brings onto a user's class path, as Maven resolves it for this
 * module: what the assertions need, and nothing of the program's.
 */
class ClassPathTest {

    /** The test framework and this project itself, which are here for other reasons. */
    private static final Pattern OTHERS = Pattern.compile("(junit-|opentest4j-|apiguardian-|gradcheck4j-).*");

    @Test
    void the_assertions_bring_these_jars_and_no_other() {
        assertThat(Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                        .splitAsStream(System.getProperty("java.class.path"))
                        .map(entry -> Path.of(entry).getFileName().toString())
                        .filter(name ->
                                name.endsWith(".jar") && !OTHERS.matcher(name).matches())
                        .map(name -> name.replaceFirst("-\\d.*", "")))
                .containsExactlyInAnyOrder("assertj-core", "byte-buddy", "commons-numbers-core", "fastcsv", "jspecify");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "picocli.CommandLine",
                "com.fasterxml.jackson.databind.ObjectMapper",
                "io.jstach.jstachio.JStachio",
                "me.tongfei.progressbar.ProgressBar",
                "org.gradcheck4j.dl4j.Backend",
                "org.nd4j.linalg.factory.Nd4j",
                "ch.qos.logback.classic.Logger"
            })
    void the_program_s_own_libraries_are_not_there(String type) {
        assertThatThrownBy(() -> Class.forName(type, false, getClass().getClassLoader()))
                .isInstanceOf(ClassNotFoundException.class);
    }
}
