using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hatched.Ingestion.Data.Migrations
{
    /// <inheritdoc />
    public partial class GivenUpEvents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "failed",
                table: "accepted_events",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_accepted_events_customer_id_id",
                table: "accepted_events",
                columns: new[] { "customer_id", "id" },
                filter: "failed");

            migrationBuilder.Sql("INSERT INTO accepted_events (id, customer_id, event_id, received_at, failed) SELECT id, customer_id, event_id, received_at, true FROM events WHERE status = 'failed';");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DELETE FROM accepted_events WHERE failed;");

            migrationBuilder.DropIndex(
                name: "IX_accepted_events_customer_id_id",
                table: "accepted_events");

            migrationBuilder.DropColumn(
                name: "failed",
                table: "accepted_events");
        }
    }
}
