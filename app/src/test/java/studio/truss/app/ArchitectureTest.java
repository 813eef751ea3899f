package studio.truss.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// What holds between the modules, seen from the top: app's class path has all of them.
@AnalyzeClasses(packages = "studio.truss", importOptions = ArchitectureTest.ProductOnly.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule nothingUsesTheProgram =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("studio.truss.app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("studio.truss.app..")
                    .because("app is the composition root: it knows all, nobody knows it");

    @ArchTest
    static final ArchRule packagesOfTheProgramFormNoCycle =
            slices().matching("studio.truss.app.(**)")
                    .should()
                    .beFreeOfCycles()
                    .because(
                            "of two packages that need each other neither can be understood alone");

    @ArchTest
    static final ArchRule theProgramRunsNoNativeMediaCode =
            noClasses()
                    .that()
                    .resideInAPackage("studio.truss.app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.bytedeco..", "studio.truss.core..vision..")
                    .because("a crash of native code must cost a worker's job, never the program");

    /// Leaves out the folder that this test was compiled into, and core's published fixtures.
    static final class ProductOnly implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains(
                            ArchitectureTest.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .getPath())
                    && !location.contains("/studio/truss/core/testing/");
        }
    }
}
