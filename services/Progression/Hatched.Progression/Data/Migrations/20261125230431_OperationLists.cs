using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hatched.Progression.Data.Migrations
{
    /// <inheritdoc />
    public partial class OperationLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_operations_customer_id_status_id",
                table: "operations",
                columns: new[] { "customer_id", "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_operations_customer_id_type_id",
                table: "operations",
                columns: new[] { "customer_id", "type", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_operations_customer_id_status_id",
                table: "operations");

            migrationBuilder.DropIndex(
                name: "IX_operations_customer_id_type_id",
                table: "operations");
        }
    }
}
