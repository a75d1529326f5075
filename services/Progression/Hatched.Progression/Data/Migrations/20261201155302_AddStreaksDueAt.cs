using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hatched.Progression.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddStreaksDueAt : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "streaks_due_at",
                table: "buddy_states",
                type: "timestamp with time zone",
                nullable: true,
                defaultValue: DateTimeOffset.UnixEpoch); // of those who are there: nobody has looked yet

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "streaks_due_at",
                table: "buddy_states",
                type: "timestamp with time zone",
                nullable: true,
                oldDefaultValue: DateTimeOffset.UnixEpoch);

            migrationBuilder.CreateIndex(
                name: "IX_buddy_states_streaks_due_at",
                table: "buddy_states",
                column: "streaks_due_at",
                filter: "streaks_due_at IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_buddy_states_streaks_due_at",
                table: "buddy_states");

            migrationBuilder.DropColumn(
                name: "streaks_due_at",
                table: "buddy_states");
        }
    }
}
