package org.gradcheck4j.harness.application.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.gradcheck4j.harness.application.cli.FlippedEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JUnitTestTest {

    @Test
    void what_is_pasted_compiles_and_fails_as_the_sweep_did(@TempDir Path folder) throws Exception {
        Sweep sweep = new Sweep(List.of(new FlippedEngine()), 1);
        List<ShrunkMistake> findings = sweep.findings(sweep.judge(0, 30, each -> {}), each -> {});
        assertThat(findings).hasSize(1);
        JUnitTest test = new JUnitTest(JUnitTest.className(findings.get(0)), findings.get(0));
        assertThat(test.className()).isEqualTo("SweepFlippedSignFlippedTest");

        Class<?> compiled = compiled(folder, test);

        Object instance = made(compiled);
        Method method = compiled.getDeclaredMethod("agreesWithFormula");
        method.setAccessible(true);
        assertThatThrownBy(() -> method.invoke(instance))
                .cause()
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("flipped disagrees")
                .hasMessageContaining("sign-flipped");
    }

    private static Object made(Class<?> test) throws ReflectiveOperationException {
        Constructor<?> constructor = test.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static Class<?> compiled(Path folder, JUnitTest test) throws IOException, ReflectiveOperationException {
        Path source = Files.writeString(folder.resolve(test.className() + ".java"), test.source());
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK has a compiler");
        int errors = compiler.run(
                null,
                null,
                null,
                "-cp",
                System.getProperty("java.class.path"),
                "-proc:none",
                "-d",
                folder.toString(),
                source.toString());
        assertThat(errors).isZero();
        URLClassLoader classes =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, JUnitTestTest.class.getClassLoader());
        return classes.loadClass(test.className());
    }
}
